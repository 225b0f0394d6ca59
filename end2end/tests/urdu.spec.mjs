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
	const home = menu.getByRole('link', { name: 'صفحۂ اول', exact: true });
	expect(await middle(home)).toBeGreaterThan(width / 2);
	expect(await middle(page.getByRole('combobox', { name: 'خبریں تلاش کریں' }))).toBeLessThan(width / 2);
	await home.focus();
	await expect(page.locator('leptos-island[data-live]', { has: menu })).toHaveCount(1);
	await page.keyboard.press('ArrowLeft');
	await expect(menu.getByRole('link', { name: 'دنیا', exact: true })).toBeFocused();
	await page.keyboard.press('ArrowRight');
	await expect(home).toBeFocused();
	await menu.getByRole('button').first().click();
	const title = menu.getByRole('link', { name: 'مزید خبریں' });
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
	expect(await middle(page.getByRole('button', { name: 'مینو' }))).toBeGreaterThan(page.viewportSize().width / 2);
	const menu = await mainMenu(page);
	await menu.getByRole('button').first().tap();
	await expect(menu.getByRole('link', { name: 'مزید خبریں' })).toBeVisible();
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
	const crumbs = page.getByRole('navigation', { name: 'آپ یہاں ہیں' }).getByRole('link');
	expect(await middle(crumbs.first())).toBeGreaterThan(await middle(crumbs.last()));
	const start = await page.locator('.prose p').first().evaluate((part) => getComputedStyle(part).direction);
	expect(start).toBe('rtl');
});

test.describe('on a page that does not exist, too', () => {
	test.use({ allowed: [/404 \(Not Found\)/] });
	test('the site speaks Urdu, and its dates run from right to left', async ({ page }) => {
		await page.goto('/story-1/');
		await expect(page.locator('html')).toHaveAttribute('lang', 'ur');
		await expect(page.locator('.times')).toContainText('منٹ کا مطالعہ');
		const time = page.locator('.times time').first();
		await expect(time).toContainText(/جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر/);
		await page.goto('/search/?q=zzzz');
		await expect(page.locator('.empty h2')).toHaveText('کوئی خبر نہیں ملی');
		await page.goto('/no-such-page/');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('صفحہ نہیں ملا');
	});
});
