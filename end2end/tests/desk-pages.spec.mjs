//! Every page of the desk: axe in light and dark, from left to right and from right to left; nothing wider than the screen; its size.

import { AxeBuilder } from '@axe-core/playwright';
import { deskPages, OUTSIDE, post, signIn } from './editor.mjs';
import { expect, test } from './reader.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
// a faulty filter is a 422
test.use({ allowed: [/Failed to load resource: the server responded with a status of 422/] });
test.setTimeout(120_000);

/** A page of readers in a frame, shown smaller than it is, is checked as a page of its own. */
async function check(page, kind) {
	const { violations } = await new AxeBuilder({ page }).exclude('iframe').withTags(TAGS).analyze();
	expect(violations.map(({ id, nodes }) => `${kind}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)).toEqual([]);
	const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
	expect(wide, `${kind} is wider than the screen`).toBeLessThanOrEqual(width);
}

for (const colorScheme of ['light', 'dark']) {
	for (const [name, dir] of [['amina', 'ltr'], ['sana', 'rtl']]) {
		test.describe(`${colorScheme}, ${dir}`, () => {
			test.use({ colorScheme, locale: name === 'sana' ? 'ur-PK' : 'en-GB' });
			test('pages of who is signed in', async ({ page }) => {
				await signIn(page, name);
				await post(page, '/desk/account/totp/begin');
				for (const [kind, path] of Object.entries(await deskPages(page))) {
					if (OUTSIDE.includes(kind)) continue;
					await page.goto(path);
					await expect(page.locator('html')).toHaveAttribute('dir', dir);
					await expect(page.locator('h1')).toHaveCount(1);
					await check(page, kind);
				}
			});
			test('pages before that', async ({ page, browser }) => {
				await signIn(page, name);
				const invited = await post(page, '/desk/people/invite', { email: `${name}-${colorScheme}-${test.info().project.name}@paper.example`, role: 'author' });
				const [welcome] = (await invited.text()).match(/\/desk\/welcome\/[\w-]+/);
				const other = await browser.newContext({ baseURL: process.env.PAPER, colorScheme, viewport: page.viewportSize(), locale: name === 'sana' ? 'ur-PK' : 'en-GB' });
				const outside = await other.newPage();
				for (const [kind, path] of Object.entries({ ...await deskPages(page), welcome, useless: '/desk/welcome/x' })) {
					if (![...OUTSIDE, 'useless'].includes(kind)) continue;
					await outside.goto(path);
					await expect(outside.locator('html')).toHaveAttribute('dir', dir);
					await check(outside, kind);
				}
				await other.close();
			});
		});
	}
}
