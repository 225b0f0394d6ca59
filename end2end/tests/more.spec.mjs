//! More stories in place. The way back to them: back.spec.mjs.

import { expect, headlines, stories, test, twiceMore } from './reader.mjs';

test('reloading shows the same stories', async ({ page }) => {
	const count = await twiceMore(page);
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
	test('the link shows that stories load', async ({ page }) => {
		let arrive;
		const held = new Promise((resolve) => arrive = resolve);
		await page.route('**/api/more**', async (route) => {
			await held;
			await route.continue();
		});
		await page.goto('/latest/');
		await page.getByRole('link', { name: 'More stories' }).click();
		await expect(page.getByRole('link', { name: 'Loading…' })).toBeVisible();
		arrive();
		await expect(page.getByRole('link', { name: 'More stories' })).toBeVisible();
	});
	test('a failure is said, and the link still leads on', async ({ page }) => {
		await page.route('**/api/more**', (route) => route.abort());
		await page.goto('/latest/');
		const more = page.getByRole('link', { name: 'More stories' });
		await more.click();
		await expect(page.getByText("Couldn't load more stories.").first()).toBeVisible();
		await page.getByRole('link', { name: 'Try again' }).click();
		await expect(page).toHaveURL(/\?after=/);
	});
});
