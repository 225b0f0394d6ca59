//! The blocks of the page that the paper comes from, by their numbers (S1 to S39): each is there and does its work. What takes longer to try has a
//! journey of its own: menus, search, sharing, comments, pictures.

import { expect, isPhone, mainMenu, searchField, test } from './reader.mjs';

const STORY = '/five-navies-rehearse-the-rescue-of-a-ferry/';
const ARGUED = '/the-case-for-boring-diplomacy/';

test.beforeEach(async ({ page }) => {
	await page.goto(STORY);
});

const foot = (page) => page.getByRole('contentinfo');
const rail = (page, name) => page.getByRole('tabpanel', { name });
const jsonLd = (page, type) => page.evaluate((wanted) => [...document.querySelectorAll('script[type="application/ld+json"]')].map((each) => JSON.parse(each.text)).find((each) => each['@type'] === wanted), type);

test('S1: the long date of today in the time zone of the paper', async ({ page }) => {
	await page.goto('/');
	const today = page.locator('.head-date time');
	const expected = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'Asia/Karachi' }).format(new Date());
	await expect(today).toHaveText(expected);
});

test('S2: the name leads home, and is the main heading of the front only', async ({ page }) => {
	const name = page.locator('.brand a');
	await expect(name).toHaveAttribute('href', '/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Five navies rehearse the rescue of a ferry');
	await name.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Diplomatic Affairs');
});

test('S3, S38: the menu has every section in its order, and marks the current one', async ({ page }) => {
	await page.goto('/category/economy/');
	const menu = await mainMenu(page);
	for (const name of ['Home', 'Diplomacy', 'Economy', 'Climate', 'Security', 'World', 'Opinion', 'ASEAN']) {
		await expect(menu.getByRole('link', { name, exact: true })).toBeVisible();
	}
	await expect(menu.locator('[aria-current="page"]')).toHaveText('Economy');
});

test('S4, S6: a panel shows the newest stories of a section and the subjects of these days', async ({ page }) => {
	const menu = await mainMenu(page);
	await menu.getByRole('button', { name: 'Latest in Diplomacy' }).click();
	const panel = menu.locator('li[data-panel="diplomacy"] .menu-panel');
	await expect(panel.getByRole('link').first()).toBeVisible();
	expect(await panel.locator('.card').count()).toBeGreaterThanOrEqual(4);
	const tags = panel.locator('a[href^="/tag/"]');
	if (!isPhone(page)) expect(await tags.count()).toBeGreaterThan(0);
});

test('S5: what stands under More', async ({ page }) => {
	const menu = await mainMenu(page);
	await menu.getByText('More', { exact: true }).click();
	for (const name of ['Science & Technology', 'Sports', 'Interviews', 'Culture']) await expect(menu.getByRole('link', { name })).toBeVisible();
});

test('S7: one search field, live results, all results', async ({ page }) => {
	const field = await searchField(page);
	await field.fill('ferry');
	await expect(page.getByRole('option').first()).toBeVisible();
	await field.press('Enter');
	await expect(page).toHaveURL(/\/search\/\?q=ferry/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Search');
});

test('S8: the head comes back on the way up, without a shift', async ({ page }) => {
	const head = page.locator('header.head');
	await page.mouse.wheel(0, 2400);
	await expect(head).not.toBeInViewport();
	const before = await page.locator('.prose').evaluate((text) => text.getBoundingClientRect().top + scrollY);
	await page.mouse.wheel(0, -200);
	await expect(page.locator(isPhone(page) ? '.head-mast' : '.head-bar')).toBeInViewport();
	expect(await page.locator('.prose').evaluate((text) => text.getBoundingClientRect().top + scrollY)).toBe(before);
});

test('S9: the way up names the section and ends with the page', async ({ page }) => {
	await expect(page.getByRole('navigation', { name: 'You are here' }).getByRole('listitem')).toHaveText(['Home', 'Security', 'Five navies rehearse the rescue of a ferry']);
	const list = await jsonLd(page, 'BreadcrumbList');
	expect(list.itemListElement.map(({ name }) => name)).toEqual(['Home', 'Security', 'Five navies rehearse the rescue of a ferry']);
});

test('S10, S11, S12, S13: headline, author with portrait, time with its zone, section', async ({ page }) => {
	const head = page.locator('.story-head');
	await expect(head.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(head.locator('.portrait img')).toBeVisible();
	await expect(head.getByRole('link', { name: 'News Desk' })).toHaveAttribute('href', '/author/news-desk/');
	await expect(head.locator('time').first()).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+05:00$/);
	await expect(head.locator('time').first()).toContainText('PKT');
	await expect(head.locator('.kicker').getByRole('link')).toHaveAttribute('href', '/category/security/');
});

test('S14: the number of comments leads to them, and none is an invitation', async ({ page }) => {
	await page.locator('.story-head').getByRole('link', { name: 'Be the first to comment' }).click();
	await expect(page).toHaveURL(/#respond$/);
	await page.goto(ARGUED);
	const count = page.locator('.story-head').getByRole('link', { name: /^\d+ comments$/ });
	const said = Number.parseInt(await count.textContent(), 10);
	await expect(page.locator('.comments').getByRole('heading', { name: `${said} comments` })).toBeVisible();
});

test('S15: the picture has its own words, a caption and a credit, and opens large', async ({ page }) => {
	const picture = page.locator('.lead img');
	const words = await picture.getAttribute('alt');
	expect(words).not.toBe('');
	expect(words).not.toBe(await page.getByRole('heading', { level: 1 }).textContent());
	await expect(page.locator('.lead .credit')).not.toBeEmpty();
	await page.locator('.lead a').click();
	await expect(page.getByRole('dialog', { name: 'Pictures' })).toBeVisible();
});

test('S16, S17: no count is shown while it is small', async ({ page }) => {
	await expect(page.locator('[data-counts]')).toHaveText('');
	await expect(page.locator('main')).not.toContainText(/\b0 (shares|views|comments)\b/i);
});

test('S18: the ways to share', async ({ page }) => {
	const share = page.getByRole('region', { name: 'Share this story' });
	for (const name of ['Share on Facebook', 'Share on X', 'Share on Whatsapp']) await expect(share.getByRole('link', { name, exact: true })).toBeVisible();
});

test('S19: the text begins with its dateline', async ({ page }) => {
	await expect(page.locator('.prose > p').first()).toHaveText(/^GWADAR — The casualties/);
});

test('S20: topics under the text', async ({ page }) => {
	await expect(page.getByRole('list', { name: 'Topics' }).getByRole('link')).toHaveText(['Maritime', 'Disaster Relief', 'Pakistan']);
});

test('S21, S22, S24: the story before, and the next one with its picture', async ({ page }) => {
	const around = page.getByRole('navigation', { name: 'Before and after this story' });
	await expect(around.getByRole('link', { name: /^Previous story/ })).toBeVisible();
	const next = around.getByRole('link', { name: /^Next story/ });
	await next.scrollIntoViewIfNeeded();
	await expect.poll(() => next.locator('img').evaluate((image) => image.naturalWidth)).toBeGreaterThan(0);
	await next.click();
	await expect(page.getByRole('navigation', { name: 'Before and after this story' }).getByRole('link', { name: /^Previous story/ })).toHaveAttribute('href', STORY);
});

test('S23: about the author', async ({ page }) => {
	const about = page.getByRole('region', { name: 'About the author' });
	await expect(about.getByRole('link', { name: 'News Desk' })).toBeVisible();
	await expect(about).toContainText('The News Desk is seven people');
});

test('S25: leave a reply', async ({ page }) => {
	const form = page.getByRole('region', { name: 'Leave a Reply' });
	await expect(form).toContainText('Your email address will not be published. Required fields are marked *');
	for (const name of ['Comment', 'Name', 'Email']) await expect(form.getByRole('textbox', { name })).toHaveAttribute('required', '');
	await expect(form.getByRole('button', { name: 'Post Comment' })).toBeVisible();
});

test('S26, S27, S28, S29: trending, comments and latest are tabs, none with the story itself', async ({ page }) => {
	for (const [name, least] of [['Trending', 3], ['Comments', 1], ['Latest', 3]]) {
		await page.getByRole('tab', { name }).click();
		const stories = rail(page, name).getByRole('link');
		expect(await stories.count()).toBeGreaterThanOrEqual(least);
		expect(await stories.evaluateAll((links) => links.map((link) => link.pathname))).not.toContain(STORY);
	}
	await page.getByRole('tab', { name: 'Comments' }).click();
	for (const text of await rail(page, 'Comments').locator('.rail-count').allTextContents()) expect(Number.parseInt(text, 10)).toBeGreaterThan(0);
});

test('S30, S35: no list of the newest stories twice on one page', async ({ page }) => {
	const newest = await page.evaluate(() => [...document.querySelectorAll('#latest-title, .foot-recent')].length);
	expect(newest).toBe(1);
	await page.goto('/category/economy/');
	expect(await foot(page).getByRole('region', { name: 'Recent stories' }).locator('.card').count()).toBeGreaterThanOrEqual(2);
});

test('S31, S32, S33, S36, S37: the foot has name, profiles with names, a shielded address, a menu and this year', async ({ page }) => {
	await expect(foot(page).locator('.foot-name')).toHaveText('Diplomatic Affairs');
	await expect(foot(page).locator('.foot-about')).not.toBeEmpty();
	await expect(foot(page).getByText(/^Follow [Uu]s$/)).toBeVisible();
	for (const link of await foot(page).locator('.foot-social a').all()) await expect(link).toHaveAccessibleName(/\w/);
	const contact = foot(page).getByRole('link', { name: /letters@/ });
	await expect(contact).toHaveAttribute('href', '/write-to-us');
	expect(await page.content()).not.toMatch(/letters@diplomaticaffairs|mailto:letters/);
	expect(await foot(page).getByRole('navigation', { name: 'More pages' }).getByRole('link').count()).toBeGreaterThan(0);
	await expect(foot(page)).toContainText(`© ${new Date().getFullYear()} Diplomatic Affairs`);
});

test('S34: sections with their numbers, in the order of the alphabet, none that is internal', async ({ page }) => {
	const names = await foot(page).getByRole('navigation', { name: 'Sections' }).getByRole('link').evaluateAll((links) => links.map((link) => link.firstChild.textContent));
	expect(names).toEqual([...names].sort((one, other) => one.toLowerCase().localeCompare(other.toLowerCase(), 'en')));
	expect(names).not.toContain('Uncategorized');
	await expect(foot(page).locator('.foot-count').first()).toHaveText(/^\d+$/);
});

test('S39: what programs read', async ({ page }) => {
	const head = (selector, attribute) => page.locator(`head ${selector}`).first().getAttribute(attribute);
	expect(new URL(await head('link[rel=canonical]', 'href')).pathname).toBe(STORY);
	expect(await head('meta[property="og:title"]', 'content')).toBe('Five navies rehearse the rescue of a ferry');
	expect(Number(await head('meta[property="og:image:width"]', 'content'))).toBeGreaterThanOrEqual(1200);
	expect(await head('meta[name="twitter:card"]', 'content')).toBe('summary_large_image');
	expect(await head('link[type="application/rss+xml"]', 'href')).toBe('/feed/');
	const story = await jsonLd(page, 'NewsArticle');
	expect(story.headline).toBe('Five navies rehearse the rescue of a ferry');
	expect(story.image).toHaveLength(3);
	expect(story.author[0].name).toBe('News Desk');
});
