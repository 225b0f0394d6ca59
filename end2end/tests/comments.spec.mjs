//! 120 comments: three pages, and links to each comment, with and without script.

import { expect, test } from './reader.mjs';

const story = () => `${process.env.LONG}/story-0/`;

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
		test.use({ javaScriptEnabled });

		test('"More comments" leads through all pages', async ({ page }) => {
			await page.goto(story());
			await expect(page.getByRole('heading', { name: '120 comments' })).toBeVisible();
			await expect(page.locator('.comment')).toHaveCount(50);
			await page.getByRole('link', { name: 'More comments' }).click();
			await expect(page).toHaveURL(/comment-page-2/);
			await expect(page.getByRole('heading', { level: 1, name: '120 comments' })).toBeVisible();
			await expect(page.locator('.comment')).toHaveCount(50);
			await page.getByRole('link', { name: 'More comments' }).click();
			await expect(page.locator('.comment')).toHaveCount(20);
			await expect(page.getByRole('link', { name: 'More comments' })).toHaveCount(0);
			await page.getByRole('link', { name: 'Earlier comments' }).click();
			await expect(page).toHaveURL(/comment-page-2/);
		});

		test('the permalink of a comment leads to its page', async ({ page }) => {
			await page.goto(`${story()}comment-page-3/`);
			const href = await page.locator('.comment-date').last().getAttribute('href');
			const id = href.split('#')[1];
			await page.goto(new URL(href, story()).href);
			await expect(page).toHaveURL(new RegExp(`/story-0/comment-page-3/#${id}$`));
			await expect(page.locator(`#${id}`)).toBeInViewport();
		});
	});
}

test('a bare #comment-ID leads to the page of its comment, an unknown one stays on the story', async ({ page }) => {
	await page.goto(`${story()}comment-page-2/`);
	const id = await page.locator('.comment').nth(30).getAttribute('id');
	await page.goto('about:blank');
	await page.goto(`${story()}#${id}`);
	await expect(page).toHaveURL(new RegExp(`/story-0/comment-page-2/#${id}$`));
	await expect(page.locator(`#${id}`)).toBeInViewport();
	await page.goto('about:blank');
	await page.goto(`${story()}#comment-01900000-0000-7000-8000-000000000000`);
	await page.waitForLoadState('networkidle');
	await expect(page).toHaveURL(/\/story-0\/(\?comment=[^#]*)?#comment-0190/);
	await expect(page.locator('.comment')).toHaveCount(50);
});
