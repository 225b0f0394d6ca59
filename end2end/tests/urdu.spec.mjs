//! A paper in Urdu: the page runs from right to left, and so does what moves on it.

import { expect, isPhone, mainMenu, searchField, test } from './reader.mjs';

test.use({ baseURL: process.env.URDU });

const middle = async (part) => {
	const { x, width } = await part.boundingBox();
	return x + width / 2;
};

test('the menu stands on the right, its panel fits, arrows follow the eye', async ({ page }) => {
	test.skip(isPhone(page), 'a phone has a drawer');
	await page.goto('/');
	const menu = await mainMenu(page);
	const width = page.viewportSize().width;
	const home = menu.getByRole('link', { name: 'Home', exact: true });
	expect(await middle(home)).toBeGreaterThan(width / 2);
	expect(await middle(page.getByRole('combobox', { name: 'Search stories' }))).toBeLessThan(width / 2);
	await home.focus();
	await expect(page.locator('leptos-island[data-live]', { has: menu })).toHaveCount(1);
	await page.keyboard.press('ArrowLeft');
	await expect(menu.getByRole('link', { name: 'دنیا', exact: true })).toBeFocused();
	await page.keyboard.press('ArrowRight');
	await expect(home).toBeFocused();
	await menu.getByRole('button').first().click();
	const title = menu.getByRole('link', { name: 'More from دنیا' });
	await expect(title).toBeVisible();
	expect(await middle(title)).toBeGreaterThan(width / 2);
	expect(await middle(menu.getByRole('article').first())).toBeGreaterThan(width / 2);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
});

test('search answers in Urdu, under its field', async ({ page }) => {
	await page.goto('/');
	const field = await searchField(page);
	await field.fill('دریا');
	const option = page.getByRole('option').first();
	await expect(option).toContainText('دریا');
	const [list, width] = [await page.getByRole('listbox').boundingBox(), page.viewportSize().width];
	expect(list.x).toBeGreaterThanOrEqual(0);
	expect(list.x + list.width).toBeLessThanOrEqual(width);
	await field.press('ArrowDown');
	await field.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('دریا');
});

test('a phone: menu button on the right, the panel opens in the drawer', async ({ page }) => {
	test.skip(!isPhone(page), 'a desk has no drawer');
	await page.goto('/');
	expect(await middle(page.getByRole('button', { name: 'Menu' }))).toBeGreaterThan(page.viewportSize().width / 2);
	const menu = await mainMenu(page);
	await menu.getByRole('button').first().tap();
	await expect(menu.getByRole('link', { name: 'More from دنیا' })).toBeVisible();
	const link = menu.getByRole('link', { name: 'دنیا', exact: true });
	const text = await link.evaluate((part) => {
		const range = document.createRange();
		range.selectNodeContents(part);
		return range.getBoundingClientRect().right;
	});
	expect(text).toBeGreaterThan(page.viewportSize().width - 60);
});

test('a story: way up and text start on the right', async ({ page }) => {
	await page.goto('/story-1/');
	const crumbs = page.getByRole('navigation', { name: 'You are here' }).getByRole('link');
	expect(await middle(crumbs.first())).toBeGreaterThan(await middle(crumbs.last()));
	const start = await page.locator('.prose p').first().evaluate((part) => getComputedStyle(part).direction);
	expect(start).toBe('rtl');
});

test.describe('on a page that does not exist, too', () => {
	test.use({ allowed: [/404 \(Not Found\)/] });
	test('an English sentence of the interface reads from left to right and begins where the page does', async ({ page }) => {
		/** Where the first and the last letter of a part stand, and the part itself. */
		const places = (part) => part.evaluate((element) => {
			const place = (from) => {
				const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
				const texts = [];
				while (walker.nextNode()) texts.push(walker.currentNode);
				const text = texts.at(from);
				const range = document.createRange();
				const at = from < 0 ? text.length - 1 : 0;
				range.setStart(text, at);
				range.setEnd(text, at + 1);
				return range.getBoundingClientRect();
			};
			const { x, right } = element.getBoundingClientRect();
			return { first: place(0).x, last: place(-1).x, lastEnd: place(-1).right, x, right };
		});
		await page.goto('/story-1/');
		const reading = await places(page.locator('.times').getByText('min read'));
		expect(reading.last).toBeGreaterThan(reading.first);
		await page.goto('/search/?q=zzzz');
		const none = await places(page.locator('.empty p').first());
		expect(none.last).toBeGreaterThan(none.first);
		expect(none.right - none.lastEnd).toBeLessThan(2);
		await page.goto('/no-such-page/');
		const missing = await places(page.locator('.notice > p').first());
		expect(missing.lastEnd).toBeGreaterThan(missing.first);
	});
});
