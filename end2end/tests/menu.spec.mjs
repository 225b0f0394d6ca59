//! The menu: panels by pointer, key and touch. Each test also proves that a reader's act wakes the island.

import { expect, holdBundle, isPhone, mainMenu, test } from './reader.mjs';

test.beforeEach(async ({ page }) => page.goto('/'));

test.describe('what comes while the bundle is still on its way is not lost:', () => {
	test('a pointer that rests', async ({ page }) => {
		test.skip(isPhone(page), 'no pointer on a phone');
		const arrive = await holdBundle(page);
		const menu = await mainMenu(page);
		await menu.getByRole('link', { name: 'World', exact: true }).hover();
		await menu.getByRole('link', { name: 'Economy', exact: true }).hover();
		await arrive();
		await expect(menu.getByRole('link', { name: 'More from Economy' })).toBeVisible();
		await expect(menu.getByRole('link', { name: 'More from World' })).toBeHidden();
	});

	test('arrows along the menu', async ({ page }) => {
		test.skip(isPhone(page), 'a phone has no keys');
		const arrive = await holdBundle(page);
		const menu = await mainMenu(page);
		await menu.getByRole('link', { name: 'Home', exact: true }).focus();
		for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) await page.keyboard.press(key);
		await arrive();
		await expect(menu.getByRole('button', { name: 'Latest in Diplomacy' })).toBeFocused();
		await page.keyboard.press('ArrowRight');
		await expect(menu.getByRole('link', { name: 'Economy', exact: true })).toBeFocused();
	});

	test('arrows along the menu and down into a panel', async ({ page }) => {
		test.skip(isPhone(page), 'a phone has no keys');
		const arrive = await holdBundle(page);
		const menu = await mainMenu(page);
		await menu.getByRole('link', { name: 'Home', exact: true }).focus();
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowDown');
		await arrive();
		await expect(menu.getByRole('link', { name: 'More from Diplomacy' })).toBeFocused();
	});

	test('a press, and Esc after it', async ({ page }) => {
		test.skip(isPhone(page), 'a phone has no keys');
		const arrive = await holdBundle(page);
		const menu = await mainMenu(page);
		const open = menu.getByRole('button', { name: 'Latest in World' });
		await open.press('Enter');
		await page.keyboard.press('Escape');
		await arrive();
		await expect(page.locator('leptos-island[data-live]')).toHaveCount(1);
		await expect(open).toHaveAttribute('aria-expanded', 'false');
		await expect(open).toBeFocused();
	});

	test('but a key held with another belongs to the browser', async ({ page }) => {
		test.skip(isPhone(page), 'a phone has no keys');
		await page.goto('/latest/');
		const arrive = await holdBundle(page);
		await (await mainMenu(page)).getByRole('link', { name: 'World', exact: true }).focus();
		const taken = () => page.evaluate(() => new Promise((resolve) => {
			addEventListener('keydown', (event) => resolve(event.defaultPrevented), { once: true });
			document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', altKey: true, bubbles: true, cancelable: true }));
		}));
		expect(await taken()).toBe(false);
		await arrive();
		await expect(page.locator('leptos-island[data-live]')).toHaveCount(1);
		expect(await taken()).toBe(false);
	});
});

test('resting the pointer on a section opens its newest stories', async ({ page, requested }) => {
	test.skip(isPhone(page), 'no pointer on a phone');
	const menu = await mainMenu(page);
	await menu.getByRole('link', { name: 'Diplomacy', exact: true }).hover();
	await expect(menu.getByRole('link', { name: 'More from Diplomacy' })).toBeVisible();
	await expect(menu.getByRole('article').first()).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(menu.getByRole('link', { name: 'More from Diplomacy' })).toBeHidden();
	await menu.getByRole('link', { name: 'Economy', exact: true }).hover();
	await expect(menu.getByRole('link', { name: 'More from Economy' })).toBeVisible();
	await page.mouse.move(700, 880);
	await expect(menu.getByRole('link', { name: 'More from Economy' })).toBeHidden();
	await menu.getByRole('link', { name: 'Diplomacy', exact: true }).hover();
	await expect(menu.getByRole('link', { name: 'More from Diplomacy' })).toBeVisible();
	expect(requested.filter((path) => path === '/api/panel')).toHaveLength(2);
});

test('keys alone open, walk and close a panel', async ({ page }) => {
	test.skip(isPhone(page), 'a phone has no keys');
	const menu = await mainMenu(page);
	const open = menu.getByRole('button', { name: 'Latest in Diplomacy' });
	await menu.getByRole('link', { name: 'Diplomacy', exact: true }).focus();
	await page.keyboard.press('Tab');
	await expect(open).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(open).toHaveAttribute('aria-expanded', 'true');
	await page.keyboard.press('ArrowDown');
	await expect(menu.getByRole('link', { name: 'More from Diplomacy' })).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await expect(menu.getByRole('link', { name: 'More from Diplomacy' })).not.toBeFocused();
	await page.keyboard.press('Escape');
	await expect(open).toBeFocused();
	await expect(open).toHaveAttribute('aria-expanded', 'false');
	await page.keyboard.press('ArrowRight');
	await expect(menu.getByRole('link', { name: 'Economy', exact: true })).toBeFocused();
});

test('a touch opens and closes a panel', async ({ page }) => {
	test.skip(!isPhone(page), 'no touch on a desk');
	const menu = await mainMenu(page);
	const open = menu.getByRole('button', { name: 'Latest in Diplomacy' });
	await open.tap();
	await expect(menu.getByRole('link', { name: 'More from Diplomacy' })).toBeVisible();
	await open.tap();
	await expect(menu.getByRole('link', { name: 'More from Diplomacy' })).toBeHidden();
});

test('the items under More open, lead on, and close by a press elsewhere', async ({ page }) => {
	const menu = await mainMenu(page);
	await menu.getByText('More', { exact: true }).click();
	const culture = menu.getByRole('link', { name: 'Culture', exact: true });
	await expect(culture).toBeVisible();
	await culture.click();
	await expect(page).toHaveURL(/\/category\/culture\/$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Culture');
});

test.describe('when stories cannot be had', () => {
	test.use({ allowed: [/Failed to load resource/] });
	test('a skeleton fills the panel while it loads, then the link of the section, within 5 s', async ({ page }) => {
		await page.route('**/api/panel**', () => {});
		const menu = await mainMenu(page);
		await menu.getByRole('button', { name: 'Latest in World' }).click();
		const panel = menu.locator('.menu-panel:visible');
		await expect(panel).toHaveAttribute('aria-busy', 'true');
		expect(await panel.evaluate((part) => parseFloat(getComputedStyle(part, '::before').blockSize))).toBeGreaterThan(100);
		await expect(panel.getByRole('link', { name: 'World', exact: true })).toBeVisible();
	});
	test('without the bundle the chevron leads to the section', async ({ page }) => {
		await page.route(/reader\.[\w-]+\.js/, (route) => route.abort());
		await (await mainMenu(page)).getByRole('button', { name: 'Latest in World' }).click();
		await expect(page).toHaveURL(/\/category\/world\/$/);
	});
	test('the panel leads to the section', async ({ page }) => {
		await page.route('**/api/panel**', (route) => route.abort());
		const menu = await mainMenu(page);
		await menu.getByRole('button', { name: 'Latest in World' }).click();
		await expect(menu.getByText("Couldn't load the latest stories.")).toBeVisible();
		await menu.getByRole('link', { name: 'World', exact: true }).last().click();
		await expect(page).toHaveURL(/\/category\/world\/$/);
	});
});
