//! Pages that come back: from the browser's memory, in another tab, after a form. Traps of group 2 that desk pages can fall into.

import { navigate, signIn } from './editor.mjs';
import { expect, test } from './reader.mjs';

const record = (page) => page.addInitScript(() => addEventListener('pageshow', ({ persisted }) => self.restored = persisted));

test('signed out, then back: no page of the desk is visible', async ({ page }) => {
	await record(page);
	await signIn(page);
	await page.goto('/desk/people/');
	await expect(page.locator('h1')).toHaveText('People');
	await navigate(page, '/desk/account/');
	await page.evaluate(() => document.querySelector('form[action="/desk/sign-out"]').requestSubmit());
	await expect(page).toHaveURL(/sign-in/);
	for (let back = 0; back < 2; back++) {
		await page.goBack({ waitUntil: 'commit' });
		await expect(page).toHaveURL(/sign-in/);
		expect(await page.locator('main').innerText()).not.toMatch(/People|amina@/);
	}
});

test('another person in another tab: the page hides, cannot be sent, and comes back with its text', async ({ page, context }) => {
	await signIn(page);
	await page.goto('/desk/people/');
	await page.locator('#invite-name').fill('Somebody new');
	await page.locator('#invite-email').fill('new@paper.example');
	const other = await context.newPage();
	await other.goto('/desk/');
	await other.evaluate(() => document.querySelector('form[action="/desk/sign-out"]').requestSubmit());
	await expect(other).toHaveURL(/sign-in/);
	await expect(page.locator('main')).toBeHidden();
	await expect(page.getByRole('alert').filter({ hasText: 'no longer signed in' })).toBeVisible();
	await page.evaluate(() => document.querySelector('form[action="/desk/people/invite"]').requestSubmit());
	await signIn(other, 'sana');
	await expect(page.locator('main')).toBeHidden();
	await expect(page).toHaveURL(/\/desk\/people\/$/);
	await other.evaluate(() => document.querySelector('form[action="/desk/sign-out"]').requestSubmit());
	await expect(other).toHaveURL(/sign-in/);
	await signIn(other);
	await expect(page.locator('main')).toBeVisible();
	await expect(page.locator('#invite-name')).toHaveValue('Somebody new');
});

test('back to a list: place and scroll are as they were', async ({ page }) => {
	await record(page);
	await signIn(page);
	await page.goto('/desk/stories/?state=published');
	const url = page.url();
	const row = page.locator('[data-row]').nth(25);
	await row.scrollIntoViewIfNeeded();
	await page.evaluate(() => scrollBy(0, 200));
	const [scroll, headline] = [await page.evaluate(() => scrollY), await row.innerText()];
	expect(scroll).toBeGreaterThan(300);
	await row.click();
	await expect(page).toHaveURL(/\/desk\/stories\/[0-9a-f-]{36}\//);
	await page.goBack();
	await expect(page).toHaveURL(url);
	await expect(page.locator('[data-row]').nth(25)).toHaveText(headline);
	await expect.poll(async () => Math.abs(await page.evaluate(() => scrollY) - scroll)).toBeLessThan(60);
});

test('back to a page after its form was sent: it shows what is stored, and a button works', async ({ page }) => {
	await record(page);
	await signIn(page);
	await page.goto('/desk/account/');
	await page.locator('#profile-name').fill('Amina K.');
	await page.locator('form[action="/desk/account/profile"] button').click();
	await expect(page).toHaveURL(/done=saved/);
	await page.goBack({ waitUntil: 'commit' });
	await expect(page).toHaveURL(/account\/$/);
	await expect.poll(() => page.evaluate(() => self.restored)).toBe(false);
	await expect(page.locator('.desk-who')).toHaveText('Amina K.');
	await expect(page.locator('leptos-island[data-live]').first()).toBeAttached();
	await page.locator('form[action="/desk/account/profile"] button').click();
	await expect(page).toHaveURL(/done=saved/);
});

test('a form is sent once, however often the button is pressed', async ({ page }) => {
	await signIn(page);
	await page.goto('/desk/stories/');
	await expect(page.locator('leptos-island[data-live]').first()).toBeAttached();
	let sent = 0;
	await page.route('**/desk/stories/', async (route) => {
		if (route.request().method() === 'POST') {
			sent++;
			await new Promise((resolve) => setTimeout(resolve, 600));
		}
		await route.continue();
	});
	await page.evaluate(() => {
		const form = document.querySelector('form[action="/desk/stories/"][method=post]');
		for (let press = 0; press < 4; press++) form.requestSubmit();
	});
	await expect(page).toHaveURL(/\/desk\/stories\/[0-9a-f-]{36}\//);
	expect(sent).toBe(1);
});
