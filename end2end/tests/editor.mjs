//! People of the desk in the demo paper.

import { expect } from './reader.mjs';

/** Signs in as an administrator of the demo: `amina` in English, `sana` in Urdu. */
export async function signIn(page, name = 'amina') {
	const own = page.url().startsWith('http') ? new URL(page.url()).origin : process.env.PAPER;
	await page.goto(`${own}/desk/sign-in`);
	await page.locator('#email').fill(`${name}@paper.example`);
	await page.locator('#password').fill(process.env.DESK_PASSWORD);
	await page.locator('.sign-in button[type=submit]').click();
	await expect(page.locator('.desk-nav')).toBeVisible();
	if (name === 'sana' && await page.locator('html[lang=en]').count()) {
		await page.goto(`${own}/desk/account/`);
		await page.locator('#profile-language').selectOption('ur');
		await page.locator('form[action="/desk/account/profile"] button').click();
		await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	}
}

/** Opens a page by the navigation; on phones most entries are behind More. */
export async function navigate(page, path) {
	const link = page.locator(`.desk-nav a[href="${path}"]`);
	const more = page.locator('.desk-more > button');
	if (await more.isVisible() && !(await link.isVisible())) await more.click();
	await link.click();
}

/** The paths of the desk's pages, for somebody who is signed in as an administrator. */
export async function deskPages(page) {
	const people = await (await page.request.get('/desk/people/')).text();
	const tag = (await (await page.request.get('/desk/tags/')).text()).match(/\/desk\/tags\/[0-9a-f-]{36}\//)[0];
	const section = (await (await page.request.get('/desk/sections/')).text()).match(/\/desk\/sections\/[0-9a-f-]{36}\//)[0];
	const person = people.match(/\/desk\/people\/[0-9a-f-]{36}\//)[0];
	const picture = (await (await page.request.get('/desk/pictures/')).text()).match(/\/desk\/pictures\/[0-9a-f-]{36}\//)[0];
	const author = (await (await page.request.get('/desk/authors/')).text()).match(/\/desk\/authors\/[0-9a-f-]{36}\//)[0];
	return {
		pictures: '/desk/pictures/', picture, 'pictures-table': '/desk/pictures/?look=table', 'no-pictures': '/desk/pictures/?q=zzzzqqq', author,
		home: '/desk/', stories: '/desk/stories/', none: '/desk/stories/?q=zzzzqqq', faulty: '/desk/stories/?from=x', people: '/desk/people/', person,
		account: '/desk/account/', audit: '/desk/audit/', settings: '/desk/settings/', mail: '/desk/settings/mail/', 'section-split': `${section}split`, 'tag-split': `${tag}split?q=the`, numbers: '/desk/numbers/?days=30', breaking: '/desk/breaking/', 'new-story': '/desk/new/', check: '/desk/check/', import: '/desk/import/', sections: '/desk/sections/', section, tags: '/desk/tags/', tag, authors: '/desk/authors/', redirects: '/desk/redirects/', menus: '/desk/menus/', pages: '/desk/pages/', front: '/desk/front/', 'front-search': '/desk/front/?slot=2&q=river', comments: '/desk/comments/', filter: '/desk/comments/filter/', totp: '/desk/account/totp', 'sign-in': '/desk/sign-in', forgotten: '/desk/forgotten',
	};
}

/** Pages that show no navigation, to be looked at without being signed in. */
export const OUTSIDE = ['sign-in', 'forgotten', 'welcome'];

/** Sends a form of the desk as its own page would, with the cookies of this page; returns the response, not followed. */
export const post = (page, path, form = {}) => page.request.post(path, { form, headers: { 'sec-fetch-site': 'same-origin' }, maxRedirects: 0 });
