//! WCAG 2.2 A and AA by axe on every kind of page, light and dark, and with menu and search open.

import { AxeBuilder } from '@axe-core/playwright';
import { expect, isPhone, mainMenu, pageKinds, searchField, test } from './reader.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
test.use({ allowed: [/Failed to load resource: the server responded with a status of 404/] });

async function check(page) {
	const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)).toEqual([]);
}

for (const colorScheme of ['light', 'dark']) {
	test.describe(colorScheme, () => {
		test.use({ colorScheme });
		for (const kind of ['front', 'latest', 'section', 'story', 'tag', 'author', 'month', 'search', 'empty', 'blank', 'missing', 'page', 'offline', 'saved', 'settings']) {
			test(kind, async ({ page, request }) => {
				await page.goto((await pageKinds(request))[kind]);
				await check(page);
			});
		}
		test('the desk', async ({ page }) => {
			await page.goto('/desk/sign-in');
			await check(page);
		});
		test('menu open', async ({ page }) => {
			await page.goto('/');
			const menu = await mainMenu(page);
			await menu.getByRole('button', { name: 'Latest in Diplomacy' }).click();
			await expect(menu.getByRole('link', { name: 'More from Diplomacy' })).toBeVisible();
			await check(page);
		});
		test('suggestions open', async ({ page }) => {
			await page.goto('/');
			await (await searchField(page)).fill('river');
			await expect(page.getByRole('option').first()).toBeVisible();
			await check(page);
		});
	});
}
