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
