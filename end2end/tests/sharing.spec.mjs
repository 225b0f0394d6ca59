//! Sharing a story, the count of its readers, and the lists beside it (S16–S18, S26–S29).

import { expect, test } from './reader.mjs';

const STORY = '/five-navies-rehearse-the-rescue-of-a-ferry/';
const READER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** The forms that the page sends to be counted. */
function counted(page) {
	const sent = [];
	page.on('request', (request) => {
		if (new URL(request.url()).pathname === '/api/count') sent.push(Object.fromEntries(new URLSearchParams(request.postData())));
	});
	return sent;
}

test('the ways to share are links, further ones open, and the link is copied', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const sent = counted(page);
	await page.goto(STORY);
	const share = page.getByRole('region', { name: 'Share this story' });
	for (const [name, host] of [['Share on Facebook', 'www.facebook.com'], ['Share on X', 'x.com'], ['Share on Whatsapp', 'wa.me']]) {
		const link = share.getByRole('link', { name });
		const href = new URL(await link.getAttribute('href'));
		expect(href.host).toBe(host);
		expect(decodeURIComponent(href.search)).toContain(new URL(STORY, page.url()).href);
	}
	await share.getByText('More ways').click();
	for (const name of ['LinkedIn', 'Bluesky', 'Mastodon', 'E-mail']) await expect(share.getByRole('link', { name })).toBeVisible();
	const qr = share.getByRole('img', { name: 'QR code with the address of this story' });
	await expect.poll(() => qr.evaluate((image) => image.naturalWidth)).toBeGreaterThan(0);
	await share.getByRole('button', { name: 'Copy link' }).click();
	await expect(share.getByRole('status')).toHaveText('Link copied');
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
	expect(sent.filter(({ act }) => act === 'share').map(({ source }) => source)).toEqual(['copy']);
});

test.describe('a reader', () => {
	test.use({ userAgent: READER });

	test('is counted after some seconds in front of the page, once', async ({ page }) => {
		await page.clock.install();
		const sent = counted(page);
		await page.goto(STORY);
		await page.clock.runFor(3000);
		expect(sent).toEqual([]);
		await page.clock.runFor(60_000);
		await expect.poll(() => sent.length).toBe(1);
		const id = await page.locator('[data-story]').getAttribute('data-story');
		expect(sent[0]).toEqual({ story: id, act: 'view', source: '' });
		const cookies = await page.context().cookies();
		expect(cookies).toEqual([]);
	});
});

test.describe('a reader', () => {
	test.use({ userAgent: READER });

	test('says once, when the page is put out of sight, how far the text was read', async ({ page }) => {
		await page.addInitScript(() => {
			window.beacons = [];
			navigator.sendBeacon = (url, body) => window.beacons.push([url, String(body)]);
			Object.defineProperty(document, 'visibilityState', { get: () => window.sight ?? 'visible' });
		});
		await page.clock.install();
		await page.goto(STORY);
		const see = (sight) => page.evaluate((sight) => {
			window.sight = sight;
			document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
			return window.beacons;
		}, sight);
		await page.clock.runFor(3000);
		expect(await see('hidden'), 'too short to be a view').toEqual([]);
		// out of sight nothing counts
		await page.clock.runFor(60_000);
		await see('visible');
		await page.clock.runFor(4000);
		await page.locator('.story .prose').evaluate((text) => scrollTo(0, text.getBoundingClientRect().bottom + scrollY - innerHeight + 4));
		// nobody moves for a minute: half of it is reading
		await page.clock.runFor(60_000);
		const [[url, body], ...others] = await see('hidden');
		const { percent, seconds, act } = Object.fromEntries(new URLSearchParams(body));
		expect([url, act, percent, others]).toEqual(['/api/count', 'read', '100', []]);
		expect(Number(seconds)).toBeGreaterThanOrEqual(33);
		expect(Number(seconds)).toBeLessThanOrEqual(41);
		await see('visible');
		expect(await see('hidden')).toHaveLength(1);
	});
});

test('the lists beside a story are tabs for keys and pointers, and the choice is remembered', async ({ page }) => {
	await page.goto(STORY);
	const tabs = page.getByRole('tablist', { name: 'More to read' });
	const tab = (name) => tabs.getByRole('tab', { name });
	await expect(tabs.getByRole('tab')).toHaveText(['Trending', 'Comments', 'Latest']);
	await expect(page.getByRole('tabpanel', { name: 'Trending' })).toBeVisible();
	await expect(page.getByRole('tabpanel')).toHaveCount(1);
	await tab('Trending').focus();
	await page.keyboard.press('ArrowRight');
	await expect(tab('Comments')).toBeFocused();
	const discussed = page.getByRole('tabpanel', { name: 'Comments' });
	await expect(discussed.getByText(/\d+ comments?/).first()).toBeVisible();
	await page.keyboard.press('End');
	await expect(page.getByRole('tabpanel', { name: 'Latest' })).toBeVisible();
	await page.keyboard.press('ArrowRight');
	await expect(tab('Trending')).toBeFocused();
	await tab('Latest').click();
	await page.reload();
	await expect(page.getByRole('tabpanel', { name: 'Latest' })).toBeVisible();
	// no list has the story itself, and none a story twice
	for (const name of ['Trending', 'Comments', 'Latest']) {
		await tab(name).click();
		const paths = await page.getByRole('tabpanel').getByRole('link').evaluateAll((links) => links.map((link) => link.pathname));
		expect(paths).not.toContain(STORY);
		expect(new Set(paths).size).toBe(paths.length);
	}
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	test('they are three lists under headings, and sharing is plain links', async ({ page }) => {
		await page.goto(STORY);
		for (const name of ['Trending', 'Comments', 'Latest']) await expect(page.locator('.rail').getByRole('heading', { level: 2, name, exact: true })).toBeVisible();
		await expect(page.getByRole('link', { name: 'Share on Facebook' })).toBeVisible();
		await expect(page.getByRole('button', { name: 'Copy link' })).toBeHidden();
	});
});

/** Trap 41: what networks fetch as soon as a link is shared. */
test('the picture of a link is there at once, in a form that networks take', async ({ request }) => {
	const robots = await (await request.get('/robots.txt')).text();
	for (const page of [STORY, `${process.env.LONG}/story-0/`]) {
		const html = await (await request.get(page)).text();
		const picture = new URL(html.match(/<meta property="og:image" content="([^"]+)"/)[1]);
		expect(html).toContain('<meta name="twitter:card" content="summary_large_image"');
		for (const line of robots.matchAll(/^Disallow: (.+)$/gm)) expect(picture.pathname.startsWith(line[1]), line[0]).toBe(false);
		const head = await request.head(picture.href, { headers: { 'user-agent': 'facebookexternalhit/1.1' } });
		expect(head.status()).toBe(200);
		const answers = await Promise.all(Array.from({ length: 60 }, () => request.get(picture.href, { headers: { 'user-agent': 'Twitterbot/1.0' } })));
		for (const answer of answers) {
			expect(answer.status()).toBe(200);
			expect(answer.headers()['content-type']).toMatch(/^image\/(jpeg|png)$/);
			expect((await answer.body()).length).toBeLessThan(300_000);
		}
		if (!picture.pathname.startsWith('/social-card/')) continue;
		// the address of another headline leads to the one of today
		const other = await request.get(picture.href.replace(/-[0-9a-f]{8}\.png$/, '-00000000.png'), { maxRedirects: 0 });
		expect([other.status(), new URL(other.headers().location, picture).href]).toEqual([301, picture.href]);
	}
});
