//! Search while typing, and the page of results.

import { expect, holdBundle, searchField, test } from './reader.mjs';

test('type, choose by arrow, open by Enter', async ({ page }) => {
	await page.goto('/');
	const field = await searchField(page);
	await field.pressSequentially('river', { delay: 30 });
	const options = page.getByRole('option');
	await expect(options.first()).toBeVisible();
	await expect(field).toHaveAttribute('aria-expanded', 'true');
	await expect(page.getByRole('search').getByRole('status').first()).toHaveText(/suggestion/);
	await field.press('ArrowDown');
	await expect(options.first()).toHaveAttribute('aria-selected', 'true');
	const to = await options.first().getAttribute('href');
	await field.press('Enter');
	await page.waitForURL(`**${to}`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('all results, and Esc keeps the words', async ({ page }) => {
	await page.goto('/');
	const field = await searchField(page);
	await field.fill('river');
	const all = page.getByRole('option', { name: 'View all results' });
	await expect(all).toBeVisible();
	await field.press('Escape');
	await expect(all).toBeHidden();
	await expect(field).toHaveValue('river');
	await field.press('ArrowDown');
	await all.click();
	await expect(page).toHaveURL(/\/search\/\?q=river$/);
	await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
});

test('nothing found is said', async ({ page }) => {
	await page.goto('/');
	const field = await searchField(page);
	await field.fill('zzzzqqq');
	await expect(page.getByRole('option', { name: 'No stories found' })).toBeVisible();
	await field.press('Enter');
	await expect(page).toHaveURL(/q=zzzzqqq/);
});

test('what is typed before the bundle arrives is searched for', async ({ page }) => {
	await page.goto('/');
	const arrive = await holdBundle(page);
	const field = await searchField(page);
	await field.fill('river');
	await arrive();
	await expect(page.getByRole('option').first()).toBeVisible();
	await expect(field).toHaveValue('river');
	await expect(field).toBeFocused();
});

test('results can be narrowed', async ({ page }) => {
	await page.goto('/search/?q=the');
	const main = page.getByRole('main');
	await main.locator('summary').click();
	await main.getByLabel('Section').selectOption({ label: 'World' });
	await main.getByRole('button', { name: 'Search' }).click();
	await expect(page).toHaveURL(/section=world/);
	await expect(main.getByLabel('Section')).toHaveValue('world');
});
