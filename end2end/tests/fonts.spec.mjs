//! Fonts: nothing moves while they are on their way, the paper's own are used once they are there, and no page requests more than its language needs.

import { expect, pageKinds, test } from './reader.mjs';

/** What may move on a page, as a layout shift score. */
const STILL = 0.002;
// a device's letters cannot be matched to Nastaliq; this is what search engines call good
const STILL_ENOUGH = 0.1;
const URDU = '/safarati-kutub-khane/';

/** A line of a slow phone, and a count of everything that moves. */
async function onASlowLine(page) {
	await page.addInitScript(() => {
		self.moved = 0;
		new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => self.moved += value)).observe({ type: 'layout-shift', buffered: true });
	});
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 });
}

for (const kind of ['front', 'section', 'story', 'long', 'urdu', 'search']) {
	test(`nothing moves: ${kind}`, async ({ page, request }) => {
		// a headline of the second one fills its lines so tightly that another face breaks it elsewhere
		const paths = { ...await pageKinds(request), urdu: URDU, long: '/the-carbon-levy-meets-a-steel-shed-in-gujranwala/' };
		await onASlowLine(page);
		await page.goto(paths[kind]);
		await page.waitForLoadState('networkidle');
		await page.evaluate(() => document.fonts.ready.then(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 300)))));
		expect(await page.evaluate(() => self.moved)).toBeLessThanOrEqual(kind === 'urdu' ? STILL_ENOUGH : STILL);
	});
}

test('while fonts are under way, what is far down the front page is not laid out; then all of it is', async ({ page }) => {
	test.slow();
	await page.addInitScript(() => {
		self.marks = [];
		const note = ({ target, oldValue }) => self.marks.push({ far: oldValue === null, fonts: document.fonts.status, on: target.className });
		new MutationObserver((records) => records.forEach(note)).observe(document, { attributes: true, attributeFilter: ['data-far'], attributeOldValue: true, subtree: true });
	});
	await onASlowLine(page);
	await page.goto('/');
	await page.waitForLoadState('networkidle');
	await expect(page.locator('[data-far]')).toHaveCount(0);
	const marks = await page.evaluate(() => self.marks);
	const parts = await page.locator('.strip, .foot').count();
	expect(parts).toBeGreaterThan(4);
	expect(marks.filter(({ far }) => far)).toHaveLength(parts);
	expect(marks.filter(({ far }) => !far).map(({ fonts }) => fonts)).toEqual(Array(parts).fill('loaded'));
	expect(await page.evaluate(() => getComputedStyle(document.querySelector('.foot')).contentVisibility)).toBe('visible');
	// who comes back is to be where they were
	await page.reload();
	await page.waitForLoadState('networkidle');
	expect(await page.evaluate(() => self.marks)).toEqual([]);
});

/** The font files that the text of an element is rendered with. */
async function renderedWith(page, selector) {
	const session = await page.context().newCDPSession(page);
	await session.send('DOM.enable');
	await session.send('CSS.enable');
	const { root } = await session.send('DOM.getDocument');
	const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
	const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
	return fonts.map(({ familyName, isCustomFont }) => `${familyName}${isCustomFont ? '' : ' of the device'}`);
}

test('the second page is set in the paper\'s own type', async ({ page, request }) => {
	const { story } = await pageKinds(request);
	await page.goto('/');
	await page.waitForLoadState('networkidle');
	await page.goto(story);
	for (const [selector, face] of [['h1', /^Source Serif/], ['.prose p:nth-of-type(2)', /^Source Serif/], ['.crumbs a', /^Source Sans/]]) {
		expect(await renderedWith(page, selector)).toEqual([expect.stringMatching(face)]);
	}
});

test('the browser takes every face that the style sheet describes', async ({ page, request }) => {
	await page.goto('/');
	const sheet = await (await request.get(await page.locator('link[rel=stylesheet]').getAttribute('href'))).text();
	const described = sheet.match(/@font-face/g).length;
	expect(described).toBeGreaterThan(15);
	expect(await page.evaluate(() => document.fonts.size)).toBe(described);
});

test('a headline in Urdu among others costs little, an Urdu story has its own font', async ({ page, requested }) => {
	await page.goto('/');
	await page.waitForLoadState('networkidle');
	await expect(page.getByRole('main').getByRole('heading').and(page.locator(':lang(ur)'))).not.toHaveCount(0);
	const fonts = () => requested.filter((path) => path.endsWith('.woff2')).map((path) => path.match(/\/([\w-]+)\./)[1]);
	// the headlines of opinion and interviews are in italics
	expect(['naskh-short', 'sans', 'serif', 'serif-italic']).toEqual(expect.arrayContaining(fonts()));
	await page.goto(URDU);
	await expect.poll(fonts).toContain('nastaliq');
});
