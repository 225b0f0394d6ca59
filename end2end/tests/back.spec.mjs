//! Back to a list that was made longer: from a page that the browser kept, and from one that it threw away.

import { expect, headlines, stories, test, twiceMore } from './reader.mjs';

test('two times more, a story, and back to the same place', async ({ page, keepsPages }) => {
	await page.addInitScript(() => addEventListener('pageshow', ({ persisted }) => self.kept = persisted));
	const count = await twiceMore(page);
	const list = await headlines(page);
	const link = stories(page).nth(count - 4).getByRole('heading').getByRole('link');
	await link.scrollIntoViewIfNeeded();
	const scroll = await page.evaluate(() => scrollY);
	expect(scroll).toBeGreaterThan(1000);
	await link.click();
	await expect(page.getByRole('article').first()).toBeVisible();
	await expect(page).not.toHaveURL(/latest/);
	// a kept page does not load again
	await page.goBack({ waitUntil: 'commit' });
	await expect(stories(page)).toHaveCount(count);
	expect(await page.evaluate(() => self.kept)).toBe(keepsPages);
	expect(await headlines(page)).toEqual(list);
	await expect.poll(async () => Math.abs(await page.evaluate(() => scrollY) - scroll)).toBeLessThan(60);
	// the list is alive: what is left of it can still be had
	await page.getByRole('link', { name: 'More stories' }).click();
	await expect.poll(() => stories(page).count()).toBeGreaterThan(count);
});
