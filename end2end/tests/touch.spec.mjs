//! Fingers: the drawer of a phone, and the menu of a tablet, which is a desk without a pointer.

import { expect, isPhone, mainMenu, test } from './reader.mjs';

test('a phone: the drawer opens and closes by a tap, a link in it leads on', async ({ page }) => {
	test.skip(!isPhone(page), 'a desk has no drawer');
	await page.goto('/');
	const open = page.getByRole('button', { name: 'Menu' });
	await open.tap();
	await page.getByRole('button', { name: 'Close' }).tap();
	await expect(page.locator('#site-menu')).toBeHidden();
	await open.tap();
	const menu = page.getByRole('navigation', { name: 'Main menu' });
	await menu.getByText('More', { exact: true }).tap();
	await menu.getByRole('link', { name: 'Culture', exact: true }).tap();
	await expect(page).toHaveURL(/\/category\/culture\/$/);
});

test('a phone: search in the drawer, a suggestion by a tap', async ({ page }) => {
	test.skip(!isPhone(page), 'a desk has no drawer');
	await page.goto('/');
	await page.getByRole('button', { name: 'Menu' }).tap();
	const field = page.getByRole('combobox', { name: 'Search stories' });
	await field.tap();
	await field.pressSequentially('river');
	const option = page.getByRole('option').first();
	const to = await option.getAttribute('href');
	await option.tap();
	await page.waitForURL(`**${to}`);
});

test.describe('a tablet', () => {
	test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true, isMobile: true });

	test('a tap opens a panel, one elsewhere closes it', async ({ page }) => {
		await page.goto('/');
		const menu = await mainMenu(page);
		const open = menu.getByRole('button', { name: 'Latest in Economy' });
		await open.tap();
		const all = menu.getByRole('link', { name: 'More from Economy' });
		await expect(all).toBeVisible();
		await page.touchscreen.tap(600, 760);
		await expect(all).toBeHidden();
		await expect(page).toHaveURL(/\/$/);
	});

	test('a tap on a section opens the section, not its panel', async ({ page }) => {
		await page.goto('/');
		await (await mainMenu(page)).getByRole('link', { name: 'Economy', exact: true }).tap();
		await expect(page).toHaveURL(/\/category\/economy\/$/);
	});
});
