//! The way to the desk: sent to sign in, a form by labels, and an island that is awake as soon as the page is there.

import { expect, test } from './reader.mjs';

test('the desk sends who is not signed in to sign in', async ({ page }) => {
	await page.goto('/desk/');
	await expect(page).toHaveURL(/\/desk\/sign-in(\?|$)/);
	await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
	await expect(page.getByLabel('E-mail')).toHaveAttribute('autocomplete', 'username');
	await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('a password can be shown and hidden again', async ({ page, requested }) => {
	await page.goto('/desk/sign-in');
	const password = page.getByLabel('Password');
	await expect(password).toHaveAttribute('type', 'password');
	await page.getByRole('button', { name: 'Show' }).click();
	await expect(password).toHaveAttribute('type', 'text');
	await password.fill('correct horse battery');
	await page.getByRole('button', { name: 'Hide' }).click();
	await expect(password).toHaveAttribute('type', 'password');
	await expect(password).toHaveValue('correct horse battery');
	expect(requested.filter((path) => /\/reader\./.test(path))).toEqual([]);
});

test('what was typed before the bundle arrived stays', async ({ page }) => {
	let arrive;
	const held = new Promise((resolve) => arrive = resolve);
	await page.route(/\/desk\.[\w-]+\.wasm/, async (route) => {
		await held;
		await route.continue();
	});
	await page.goto('/desk/sign-in');
	await page.getByLabel('Password').fill('correct horse');
	await page.getByLabel('E-mail').fill('zoya@paper.example');
	arrive();
	await expect(page.locator('leptos-island[data-live]')).toHaveCount(2);
	await expect(page.getByLabel('Password')).toHaveValue('correct horse');
	await page.getByRole('button', { name: 'Show' }).click();
	await expect(page.getByLabel('Password')).toHaveValue('correct horse');
});
