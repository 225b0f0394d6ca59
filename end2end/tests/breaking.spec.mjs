//! Breaking news over a page: closed by the reader it stays closed from the first frame on, and the next one appears.

import { expect, test } from './reader.mjs';

/** Lets pages have this line, as `app/src/site/layout/breaking.rs` writes it. */
async function breaking(page, id) {
	await page.unroute('**/*').catch(() => {});
	await page.route((url) => ['/', '/latest/'].includes(url.pathname), async (route) => {
		const response = await route.fetch();
		const line = `<div class="breaking" role="status" data-breaking="${id}"><p><strong>Breaking</strong> <a href="/latest/">Talks resume tonight</a></p>` +
			'<button type="button" aria-label="Close breaking news" data-needs="close">×</button></div>';
		await route.fulfill({ response, body: (await response.text()).replace('<header', `${line}<header`) });
	});
}

test('a reader closes it, and sees the next one', async ({ page }) => {
	await breaking(page, 'one');
	await page.goto('/');
	const line = page.getByRole('status').filter({ hasText: 'Talks resume tonight' });
	await expect(line).toBeVisible();
	await page.getByRole('button', { name: 'Close breaking news' }).click();
	await expect(line).toHaveCount(0);
	await page.goto('/latest/');
	await expect(page.locator('[data-breaking]')).toBeHidden();
	await breaking(page, 'two');
	await page.goto('/');
	await expect(line).toBeVisible();
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	test('it is there, without a button that does nothing', async ({ page }) => {
		await breaking(page, 'one');
		await page.goto('/');
		await expect(page.getByRole('link', { name: 'Talks resume tonight' })).toBeVisible();
		await expect(page.getByRole('button', { name: 'Close breaking news' })).toBeHidden();
	});
});
