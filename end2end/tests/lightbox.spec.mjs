//! S15: a story's pictures on the whole screen, each with a URL; without script, links to their files.

import { expect, test } from './reader.mjs';

const STORY = '/six-capitals-agree-one-clock-for-their-borders/';

/** A story of the demo, to which two more pictures are added on their way: its own picture again, in its text. */
async function withPictures(page) {
	await page.route(`**${STORY}`, async (route) => {
		const response = await route.fetch();
		const html = await response.text();
		const [figure] = html.match(/<figure class="lead">.*?<\/figure>/s);
		const more = [1, 2].map((number) => figure.replace('picture-0', `picture-${number}`)).join('');
		await route.fulfill({ response, body: html.replace('</article>', `${more}</article>`) });
	});
	await page.goto(STORY);
}

test('arrows go from picture to picture, each has a URL, Esc closes and the focus returns', async ({ page }) => {
	await withPictures(page);
	const path = new URL(page.url()).pathname;
	const links = page.locator('a[data-picture]');
	await links.first().click();
	const box = page.getByRole('dialog', { name: 'Pictures' });
	await expect(box.locator('img')).toBeVisible();
	const first = new URL(page.url()).hash;
	expect(first).toMatch(/^#picture-/);
	await page.keyboard.press('ArrowRight');
	await expect.poll(() => new URL(page.url()).hash).not.toBe(first);
	await expect(box).toContainText('2 / ');
	await page.keyboard.press('ArrowLeft');
	await expect(box).toContainText('1 / ');
	await expect(box.getByRole('button', { name: 'Previous picture' })).toBeHidden();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Escape');
	await expect(box).toBeHidden();
	await expect(links.nth(1)).toBeFocused();
	await expect.poll(() => page.url()).toMatch(new RegExp(`${path}$`));
});

test('the URL of a picture opens it, back closes it', async ({ page }) => {
	await withPictures(page);
	await page.locator('a[data-picture]').nth(1).click();
	const url = page.url();
	const box = page.getByRole('dialog', { name: 'Pictures' });
	await expect(box).toBeVisible();
	await page.goBack();
	await expect(box).toBeHidden();
	await page.goto('about:blank');
	await page.goto(url);
	await expect(page.getByRole('dialog', { name: 'Pictures' })).toContainText('2 / ');
	await page.getByRole('button', { name: 'Close', exact: true }).last().click();
	await expect(page).not.toHaveURL(/#/);
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });
	test('a picture leads to its file', async ({ page }) => {
		await page.goto(STORY);
		await expect(page.locator('a[data-picture]').first()).toHaveAttribute('href', /^\/media\/.+\.jpg$/);
		await expect(page.locator('dialog')).toBeHidden();
	});
});
