//! More stories in place, and the way back to them.

import { expect, stories, test } from './reader.mjs';

async function twice(page) {
	await page.goto('/latest/');
	const before = await stories(page).count();
	const more = page.getByRole('link', { name: 'More stories' });
	await more.click();
	await expect(stories(page)).toHaveCount(before * 2);
	await expect(stories(page).nth(before).getByRole('heading').getByRole('link')).toBeFocused();
	await expect(page.getByRole('main').getByRole('status')).toHaveText(/more stories$/);
	await more.click();
	await expect(stories(page)).toHaveCount(before * 3);
	expect(new URL(page.url()).search).toBe(`?show=${before * 3}`);
	return before * 3;
}

const headlines = (page) => stories(page).getByRole('heading').allTextContents();

test('two times more, a story, and back to the same place', async ({ page }) => {
	const count = await twice(page);
	const list = await headlines(page);
	const link = stories(page).nth(count - 4).getByRole('heading').getByRole('link');
	await link.scrollIntoViewIfNeeded();
	const scroll = await page.evaluate(() => scrollY);
	await link.click();
	await expect(page.getByRole('article').first()).toBeVisible();
	await expect(page).not.toHaveURL(/latest/);
	await page.goBack();
	await expect(stories(page)).toHaveCount(count);
	expect(await headlines(page)).toEqual(list);
	await expect.poll(async () => Math.abs(await page.evaluate(() => scrollY) - scroll)).toBeLessThan(60);
});

test('reloading shows the same stories', async ({ page }) => {
	const count = await twice(page);
	const list = await headlines(page);
	await page.reload();
	await expect(stories(page)).toHaveCount(count);
	expect(await headlines(page)).toEqual(list);
});

test.describe('without the bundle or the server', () => {
	test.use({ allowed: [/Failed to load resource/] });
	test('the link opens the next page', async ({ page }) => {
		await page.route(/reader\.[\w-]+\.js/, (route) => route.abort());
		await page.goto('/latest/');
		await page.getByRole('link', { name: 'More stories' }).click();
		await expect(page).toHaveURL(/\?after=/);
	});
	test('a failure is said, and the link still leads on', async ({ page }) => {
		await page.route('**/api/more**', (route) => route.abort());
		await page.goto('/latest/');
		const more = page.getByRole('link', { name: 'More stories' });
		await more.click();
		await expect(page.getByText('More stories cannot be loaded just now').first()).toBeVisible();
		await more.click();
		await expect(page).toHaveURL(/\?after=/);
	});
});
