//! Colours and text size that a reader chose: stored on the device, set before the first paint, offered only with script.

import { expect, test } from './reader.mjs';

test.use({ allowed: [/ERR_FAILED/] });

const paper = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const letters = (page) => page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));

test('a choice lasts from page to page and is there at the first paint', async ({ page }) => {
	await page.goto('/');
	const light = await paper(page);
	await page.getByRole('radio', { name: 'Dark' }).check();
	const dark = await paper(page);
	expect(dark).not.toBe(light);
	await page.getByRole('radio', { name: 'Larger' }).check();
	expect(await letters(page)).toBe(20);
	// no module runs: what is right now was set by the script in the head
	await page.route(/\/boot\./, (route) => route.abort());
	await page.goto('/latest/', { waitUntil: 'commit' });
	await page.waitForSelector('main');
	expect([await paper(page), await letters(page)]).toEqual([dark, 20]);
	await page.unroute(/\/boot\./);
	await page.goto('/');
	await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
	await page.getByRole('radio', { name: 'Automatic' }).check();
	await page.getByRole('radio', { name: 'Normal' }).check();
	expect([await paper(page), await letters(page)]).toEqual([light, 16]);
	expect(await page.evaluate(() => ['theme', 'text'].map((name) => localStorage.getItem(name)))).toEqual([null, null]);
});

test('times are kept true in a page that stays open', async ({ page }) => {
	await page.clock.install();
	await page.goto('/latest/');
	const time = page.locator('time[data-ago]').first();
	test.skip(await time.count() === 0, 'the demo has no story of today');
	const said = await time.textContent();
	await page.clock.fastForward('03:00:00');
	await expect(time).not.toHaveText(said);
	await expect(time).toHaveText(/hours? ago/);
	await expect(time).toHaveAttribute('title', /\d\d:\d\d/);
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });
	test('there is no choice that does nothing', async ({ page }) => {
		await page.goto('/');
		await expect(page.locator('.appearance')).toBeHidden();
	});
});
