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
	test('a failure is said, and the next press tries again in place', async ({ page }) => {
		let failures = 2;
		await page.route('**/api/more**', (route) => failures-- > 0 ? route.abort() : route.continue());
		await page.goto('/latest/');
		const before = await stories(page).count();
		const failed = page.locator('[data-next]').getByText("Couldn't load more stories.");
		await page.getByRole('link', { name: 'More stories' }).click();
		await expect(failed).toBeVisible();
		await page.getByRole('link', { name: 'Try again' }).click();
		await expect.poll(() => failures).toBe(0);
		await expect(page.getByRole('link', { name: 'Try again' })).toBeVisible();
		await expect(failed).toBeVisible();
		await expect(page.locator('[data-list] [role=status]')).toHaveText("Couldn't load more stories.");
		await page.getByRole('link', { name: 'Try again' }).click();
		await expect(page.getByRole('link', { name: 'More stories' })).toBeVisible();
		await expect(failed).toBeHidden();
		expect(await stories(page).count()).toBeGreaterThan(before);
		await expect(page).toHaveURL(/\?show=/);
	});
	test('after a failure the link still opens the next page in a new tab', async ({ page, context }) => {
		await page.route('**/api/more**', (route) => route.abort());
		await page.goto('/latest/');
		await page.getByRole('link', { name: 'More stories' }).click();
		const [opened] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: 'Try again' }).click({ modifiers: ['Control'] })]);
		await expect(opened).toHaveURL(/\?after=/);
	});
});
