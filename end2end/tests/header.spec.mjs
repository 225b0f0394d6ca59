//! The header at every width: nothing overlaps, every section can be reached, search is there. Names without spaces break.

import { expect, test } from './reader.mjs';

test.use({ allowed: [/Failed to load resource: the server responded with a status of 404/] });

/** What is wrong with the header: parts that overlap, are cut off, or run off the side. */
const faults = (page) => page.evaluate(() => {
	const wide = innerWidth >= 960;
	const found = [];
	const root = document.documentElement;
	if (root.scrollWidth > root.clientWidth) found.push('the page runs off the side');
	const visible = (part) => part.checkVisibility({ visibilityProperty: true });
	const parts = document.querySelectorAll(wide ? '.menu-line > li > :is(a, button, details), .find' : '.head-open, .brand, .head-search');
	const boxes = [...parts].filter(visible).map((part) => ({ name: part.textContent.trim().slice(0, 24) || part.className, box: part.getBoundingClientRect() }));
	const outer = document.querySelector(wide ? '.head-bar' : '.head-mast').getBoundingClientRect();
	for (const [at, { name, box }] of boxes.entries()) {
		if (box.left < outer.left - 5 || box.right > outer.right + 5) found.push(`${name} lies outside`);
		// links have a padding of 4 px that their margins take back
		for (const other of boxes.slice(at + 1)) {
			const overlap = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
			if (overlap > 8.5) found.push(`${name} and ${other.name} overlap by ${Math.round(overlap)} px`);
		}
	}
	if (!wide) return found;
	for (const link of document.querySelectorAll('.menu-line > li > a')) {
		if (visible(link) && link.scrollWidth > link.clientWidth + 1) found.push(`${link.textContent} is cut off`);
	}
	if (document.querySelector('.find').getBoundingClientRect().width < 30) found.push('no search');
	const shown = (link) => getComputedStyle(link.closest('li')).display !== 'none';
	const hrefs = (selector) => [...document.querySelectorAll(selector)].filter(shown).map((link) => link.getAttribute('href'));
	const more = document.querySelector('.menu-more');
	const reachable = [...hrefs('.menu-line > li > a'), ...more && visible(more) ? hrefs('.menu-below a') : []];
	const all = new Set([...document.querySelectorAll('.menu a')].map((link) => link.getAttribute('href')));
	if (new Set(reachable).size !== all.size) found.push('a section cannot be reached');
	if (reachable.length !== all.size) found.push('a section is there twice');
	return found;
});

const papers = {
	'the demo': 'PAPER',
	'the theme test data': 'IMPORTED',
	'the longest names': 'LONG',
	'right to left': 'URDU',
	'the longest names, right to left': 'LONG_URDU',
};
for (const [name, paper] of Object.entries(papers)) {
	test(`every 20 px from 320 to 1,600: ${name}`, async ({ page }, { project }) => {
		test.skip(project.name !== 'desktop', 'the test sets its own widths');
		await page.goto(`${process.env[paper]}/`);
		await page.evaluate(() => document.fonts.ready);
		const wrong = [];
		for (let width = 320; width <= 1600; width += 20) {
			await page.setViewportSize({ width, height: 700 });
			for (const fault of await faults(page)) wrong.push(`${width}: ${fault}`);
		}
		expect(wrong).toEqual([]);
	});
}

test('without script every entry has the width that it has with script', async ({ page, browser, baseURL }) => {
	await page.goto('/');
	const plain = await browser.newPage({ baseURL, javaScriptEnabled: false, viewport: page.viewportSize() });
	await plain.goto('/');
	const widths = (of) => of.locator('.menu-line > li').evaluateAll((items) => items.map((item) => Math.round(item.getBoundingClientRect().width)));
	expect(await widths(plain)).toEqual(await widths(page));
	await plain.close();
});

test('where there is no room, search is an icon that opens its field', async ({ page }, { project }) => {
	test.skip(project.name !== 'desktop', 'a phone has search in the drawer');
	await page.setViewportSize({ width: 1000, height: 800 });
	await page.goto('/');
	const field = page.getByRole('combobox', { name: 'Search stories' });
	expect((await field.boundingBox()).width).toBeLessThan(50);
	await field.click();
	await expect.poll(async () => (await field.boundingBox()).width).toBeGreaterThan(150);
	await page.keyboard.type('river');
	await expect(page.getByRole('option').first()).toBeVisible();
	await field.press('Escape');
	await field.press('Enter');
	await expect(page).toHaveURL(/q=river/);
});

test('names without a space break wherever they are', async ({ page }, { project }) => {
	test.skip(project.name !== 'desktop', 'the test sets its own widths');
	for (const path of ['/', '/category/world/', '/search/?q=zzzzqqq', '/no-such-page/', `${process.env.LONG}/story-0/`]) {
		await page.goto(path);
		await page.evaluate(() => {
			const lists = ['.foot li', '.crumbs', '.list-below', '.subjects', '.kicker', '.strip-title', '.menu-below'];
			for (const link of document.querySelectorAll(lists.map((list) => `${list} a`).join())) {
				link.textContent = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen';
			}
		});
		for (const width of [320, 820, 1440]) {
			await page.setViewportSize({ width, height: 800 });
			const { sideways, outside } = await page.evaluate(() => ({
				sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
				outside: [...document.querySelectorAll('.foot-sections a')].filter((link) => {
					const [own, column] = [link.getBoundingClientRect(), link.closest('.foot-sections').getBoundingClientRect()];
					return own.right > column.right + 1 || own.left < column.left - 1;
				}).length,
			}));
			expect(sideways, `${path} at ${width}`).toBeLessThanOrEqual(0);
			expect(outside, `names outside their column in the footer of ${path} at ${width}`).toBe(0);
		}
	}
});
