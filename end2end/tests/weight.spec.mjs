//! No byte of the bundle before a reader turns to an island, and none where there is none to turn to.

import { expect, pageKinds, test } from './reader.mjs';

test('the bundle waits for the reader', async ({ page, asked, request }) => {
	for (const path of Object.values(await pageKinds(request)).filter((path) => path !== '/no-such-page/')) {
		await page.goto(path);
		await page.waitForLoadState('networkidle');
		await page.mouse.move(720, 880);
		await page.mouse.wheel(0, 600);
	}
	expect(asked.filter((path) => /\/reader\./.test(path))).toEqual([]);
});

test('one hover loads glue and wasm once', async ({ page, asked }) => {
	await page.goto('/');
	await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'World', exact: true }).hover();
	await expect(page.getByRole('link', { name: 'More from World' })).toBeVisible();
	expect(asked.filter((path) => /\/reader\./.test(path))).toHaveLength(2);
	await expect(page.locator('leptos-island[data-live]')).toHaveCount(1);
});
