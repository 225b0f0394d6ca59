//! A reader whose page may not complain: any console error, uncaught error or breach of the content policy fails the test.

import { test as base, expect } from '@playwright/test';

export { expect };

export const test = base.extend({
	/** What a test provokes on purpose, as regular expressions. */
	allowed: [[], { option: true }],
	/** Whether the browser restores pages from its back/forward cache. */
	restoresPages: [false, { option: true }],
	/** Requested paths, in order. */
	requested: async ({ page }, use) => {
		const requested = [];
		page.on('request', (request) => requested.push(new URL(request.url()).pathname));
		await use(requested);
	},
	page: async ({ page, allowed }, use) => {
		const complaints = [];
		page.on('console', (message) => {
			if (message.type() === 'error' || /Content.Security.Policy/i.test(message.text())) complaints.push(message.text());
		});
		page.on('pageerror', (error) => complaints.push(String(error)));
		await use(page);
		expect(complaints.filter((text) => !allowed.some((pattern) => pattern.test(text)))).toEqual([]);
	},
});

export const isPhone = (page) => page.viewportSize().width < 600;

// below this the menu is a drawer (style/site/components/header.css)
const hasDrawer = (page) => page.viewportSize().width < 960;

/** The main menu, its drawer opened if it has one. */
export async function mainMenu(page) {
	if (hasDrawer(page)) await page.getByRole('button', { name: /^(Menu|مینو)$/ }).click();
	return page.getByRole('navigation', { name: /^(Main menu|مرکزی مینو)$/ });
}

/** The search field, opened with the menu if that is a drawer. */
export async function searchField(page) {
	if (hasDrawer(page)) await page.getByRole('button', { name: /^(Menu|مینو)$/ }).click();
	return page.getByRole('combobox', { name: /^(Search stories|خبریں تلاش کریں)$/ });
}

/** Delays the bundle until the returned function is called, which first waits until the browser has requested it. */
export async function holdBundle(page) {
	let arrive;
	const held = new Promise((resolve) => arrive = resolve);
	const requested = page.waitForRequest(/\/reader\.[\w-]+\.wasm/);
	await page.route(/\/reader\.[\w-]+\.wasm/, async (route) => {
		await held;
		await route.continue();
	});
	return async () => {
		await requested;
		arrive();
	};
}

/** Stories of the list on this page. */
export const stories = (page) => page.getByRole('main').getByRole('list').locator('> li').filter({ has: page.getByRole('article') });

/** Opens the newest stories and loads more two times; returns how many there are then. */
export async function twiceMore(page) {
	await page.goto('/latest/');
	const before = await stories(page).count();
	const more = page.getByRole('link', { name: 'More stories' });
	await more.click();
	await expect(stories(page)).toHaveCount(before * 2);
	await expect(stories(page).nth(before).getByRole('heading').getByRole('link')).toBeFocused();
	await expect(page.getByRole('main').getByRole('status')).toHaveText(/more stories$/);
	await more.click();
	await expect(stories(page)).toHaveCount(before * 3);
	expect(new URL(page.url()).search).toBe(`?show=${before * 3}`);
	return before * 3;
}

/** The headlines of the list on this page. */
export const headlines = (page) => stories(page).getByRole('heading').allTextContents();

/** The first story of the newest list. */
export async function firstStory(page) {
	await page.goto('/latest/');
	return stories(page).first().getByRole('heading').getByRole('link');
}

/** One address for each kind of page. */
export async function pageKinds(request) {
	const latest = await (await request.get('/latest/')).text();
	const hrefs = [...latest.matchAll(/class="card-link"[^>]*href="([^"]+)"|href="([^"]+)"[^>]*class="card-link"/g)].map((match) => match[1] ?? match[2]);
	const author = latest.match(/href="(\/author\/[^"]+)"/)?.[1];
	const story = hrefs[0];
	const page = await (await request.get(story)).text();
	return {
		front: '/', latest: '/latest/', section: '/category/world/', story,
		tag: page.match(/href="(\/tag\/[^"]+)"/)?.[1] ?? '/tag/mediation/',
		author: author ?? page.match(/href="(\/author\/[^"]+)"/)?.[1],
		month: page.match(/<time datetime="(\d{4})-(\d{2})/)?.slice(1).reduce((path, part) => `${path}${part}/`, '/'),
		search: '/search/?q=river', empty: '/search/?q=zzzzqqq', blank: '/search/', missing: '/no-such-page/', page: '/about/', offline: '/offline/', saved: '/saved/', settings: '/settings/',
	};
}
