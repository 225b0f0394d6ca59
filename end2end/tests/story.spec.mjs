//! Around a story: skip link, way up, neighbours.

import { expect, firstStory, test } from './reader.mjs';

test('the skip link leads to the text', async ({ page }) => {
	await page.goto('/');
	await page.keyboard.press('Tab');
	const skip = page.getByRole('link', { name: 'Skip to main content' });
	await expect(skip).toBeFocused();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	expect(await page.evaluate(() => document.querySelector('main').contains(document.activeElement))).toBe(true);
});

test('the way up names the section', async ({ page }) => {
	await (await firstStory(page)).click();
	await page.getByRole('navigation', { name: 'You are here' }).getByRole('link').last().click();
	await expect(page).toHaveURL(/\/category\//);
});

test('previous and next lead to each other', async ({ page }) => {
	await (await firstStory(page)).click();
	await expect(page).not.toHaveURL(/latest/);
	const here = page.url();
	const around = page.getByRole('navigation', { name: 'Before and after this story' });
	await around.getByRole('link').first().click();
	await expect(page).not.toHaveURL(here);
	await around.getByRole('link').last().click();
	await expect(page).toHaveURL(here);
});
