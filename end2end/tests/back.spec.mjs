//! Back to a list that was made longer, with and without the browser's back/forward cache.

import { expect, headlines, stories, test, twiceMore } from './reader.mjs';

test('two times more, a story, and back to the same place', async ({ page, restoresPages }) => {
	await page.addInitScript(() => addEventListener('pageshow', ({ persisted }) => self.restored = persisted));
	const count = await twiceMore(page);
	const list = await headlines(page);
	const link = stories(page).nth(count - 4).getByRole('heading').getByRole('link');
	await link.scrollIntoViewIfNeeded();
	const scroll = await page.evaluate(() => scrollY);
	expect(scroll).toBeGreaterThan(1000);
	await link.click();
	await expect(page.getByRole('article').first()).toBeVisible();
	await expect(page).not.toHaveURL(/latest/);
	// a restored page does not load again
	await page.goBack({ waitUntil: 'commit' });
	await expect(stories(page)).toHaveCount(count);
	expect(await page.evaluate(() => self.restored)).toBe(restoresPages);
	expect(await headlines(page)).toEqual(list);
	await expect.poll(async () => Math.abs(await page.evaluate(() => scrollY) - scroll)).toBeLessThan(60);
	// the list is alive: what is left of it can still be had
	await page.getByRole('link', { name: 'More stories' }).click();
	await expect.poll(() => stories(page).count()).toBeGreaterThan(count);
});
