//! The same ways through the paper without any script.

import { expect, firstStory, isPhone, mainMenu, stories, test } from './reader.mjs';

test('menu: a section by its link, and by what is under More', async ({ page }) => {
	await page.goto('/');
	await (await mainMenu(page)).getByRole('link', { name: 'Economy', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Economy');
	const menu = await mainMenu(page);
	await menu.getByText('More', { exact: true }).click();
	await menu.getByRole('link', { name: 'Culture', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Culture');
});

test('search: a form, results, none', async ({ page }) => {
	await page.goto('/search/?q=river');
	await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
	await page.goto('/');
	if (isPhone(page)) await page.getByRole('button', { name: 'Menu' }).click();
	const field = page.getByRole('combobox', { name: 'Search stories' });
	await field.fill('zzzzqqq');
	await field.press('Enter');
	await expect(page).toHaveURL(/q=zzzzqqq/);
});

test('more stories twice as pages, a story, and back', async ({ page }) => {
	await page.goto('/latest/');
	const first = await stories(page).first().textContent();
	for (let turn = 0; turn < 2; turn++) {
		const before = page.url();
		await page.getByRole('link', { name: 'More stories' }).click();
		await expect(page).not.toHaveURL(before);
	}
	await expect(stories(page).first()).not.toHaveText(first);
	const list = page.url();
	await stories(page).nth(3).getByRole('heading').getByRole('link').click();
	await page.goBack();
	await expect(page).toHaveURL(list);
});

test('a story: skip link, way up, next and previous', async ({ page }) => {
	await (await firstStory(page)).click();
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to main content' })).toBeFocused();
	const here = page.url();
	await page.getByRole('navigation', { name: 'Before and after this story' }).getByRole('link').first().click();
	await expect(page).not.toHaveURL(here);
	await page.getByRole('navigation', { name: 'You are here' }).getByRole('link').last().click();
	await expect(page).toHaveURL(/\/category\//);
});

test('keys alone: what stands under More, search, more stories', async ({ page }) => {
	test.skip(isPhone(page), 'a phone has no keys');
	await page.goto('/');
	await page.getByRole('navigation', { name: 'Main menu' }).locator('summary').focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/category\//);
	await page.getByRole('combobox', { name: 'Search stories' }).focus();
	await page.keyboard.type('river');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('search').first().getByRole('button')).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/search\/\?q=river$/);
	await page.goto('/latest/');
	await page.getByRole('link', { name: 'More stories' }).focus();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\?after=/);
	// no button that would do nothing
	await expect(page.getByRole('button', { name: /^Latest in/ })).toHaveCount(0);
});

test('the desk: a form to sign in', async ({ page }) => {
	await page.goto('/desk/');
	await expect(page).toHaveURL(/\/desk\/sign-in(\?|$)/);
	await page.getByLabel('Password').fill('correct horse');
	await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Show' })).toBeHidden();
});
