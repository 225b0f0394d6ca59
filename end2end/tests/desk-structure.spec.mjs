//! A paper is put in order without the command line: a section, a merged tag, a redirect, a menu. On a phone and a desktop.

import { AxeBuilder } from '@axe-core/playwright';
import { navigate, signIn } from './editor.mjs';
import { expect, test } from './reader.mjs';

test.setTimeout(120_000);
test.use({ allowed: [/Failed to load resource: the server responded with a status of (404|422)/] });

async function clean(page) {
	const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`)).toEqual([]);
}

test('a section, a merged tag, a redirect and a menu', async ({ page, request }) => {
	const mark = `${test.info().project.name}${Date.now()}`;
	await signIn(page);
	await navigate(page, '/desk/sections/');
	await expect(page.getByRole('heading', { level: 1, name: 'Sections' })).toBeVisible();
	await clean(page);

	// a section, renamed; the old URL leads on
	await page.locator('.add summary').click();
	await page.locator('#new-name').fill(`Region ${mark}`);
	await page.locator('.add button').click();
	await expect(page.getByRole('status').first()).toContainText('Added.');
	await page.getByRole('link', { name: `Region ${mark}` }).click();
	await page.locator('#slug').fill(`area-${mark}`);
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('status').first()).toContainText('Readers see it now');
	await clean(page);
	const moved = await request.get(`/category/region-${mark}/`, { maxRedirects: 0 });
	expect([moved.status(), moved.headers().location]).toEqual([301, `/category/area-${mark}/`]);

	// a tag that nobody needs twice becomes part of another one
	await page.getByRole('link', { name: 'Tags', exact: true }).click();
	for (const name of [`Rivers ${mark}`, `River ${mark}`]) {
		await page.locator('.add summary').click();
		await page.locator('#new-name').fill(name);
		await page.locator('.add button').click();
		await expect(page.getByRole('status').first()).toContainText('Added.');
	}
	await page.locator('#q').fill(`rivers ${mark}`);
	await page.getByRole('button', { name: 'Show' }).click();
	await page.getByRole('link', { name: `Rivers ${mark}` }).click();
	await clean(page);
	await page.locator('#merge-into').fill(`river ${mark}`);
	await page.getByRole('button', { name: 'See what happens' }).click();
	await expect(page.getByText(`/tag/rivers-${mark}/ and its feeds lead to /tag/river-${mark}/.`)).toBeVisible();
	await clean(page);
	await page.getByRole('button', { name: 'Merge', exact: true }).click();
	await expect(page.getByRole('status').first()).toContainText('Merged.');
	await expect(page.locator('#synonyms')).toHaveValue(`Rivers ${mark}`);
	expect((await request.get(`/tag/rivers-${mark}/`, { maxRedirects: 0 })).status()).toBe(301);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('status').first()).toContainText('Taken back.');

	// a redirect, and why an address answers as it does
	await page.getByRole('link', { name: 'Redirects', exact: true }).click();
	await page.locator('.add summary').click();
	await page.locator('#from').fill(`/old/${mark}`);
	await page.locator('#to').fill('/nowhere-at-all/');
	await page.locator('.add button').click();
	await expect(page.getByRole('alert')).toContainText('leads nowhere');
	await clean(page);
	await page.locator('#to').fill('/latest/');
	await page.locator('.add button').click();
	await expect(page.getByRole('status').first()).toContainText('Added.');
	await page.locator('#test').fill(`/old/${mark}`);
	await page.getByRole('button', { name: 'Test' }).click();
	await expect(page.getByRole('status').first()).toContainText('301');
	await expect(page.getByRole('status').first()).toContainText('A redirect of this list leads on');

	// a menu, by buttons and by dragging, saved as a whole
	await page.getByRole('link', { name: 'Menus', exact: true }).click();
	if (await page.locator('.add:not([open]) summary').count()) await page.locator('.add summary').click();
	await page.locator('#new-name').fill(`Menu ${mark}`);
	await page.locator('.add button').click();
	await expect(page.getByRole('heading', { level: 1, name: `Menu ${mark}` })).toBeVisible();
	await clean(page);
	const targets = () => page.locator('.menu-line [name=target]').evaluateAll((fields) => fields.map((field) => field.value));
	const before = await targets();
	await page.locator('.menu-line').nth(1).getByRole('button', { name: 'Down' }).click();
	await expect(page.getByText('Not saved yet')).toBeVisible();
	expect(await targets()).toEqual([before[0], before[2], before[1], ...before.slice(3)]);
	await page.locator('.menu-line').nth(2).getByRole('button', { name: 'One level in' }).click();
	await expect(page.locator('.menu-line').nth(2)).toHaveClass(/depth-1/);
	await page.locator('.menu-line').nth(0).evaluate((line) => line.scrollIntoView({ block: 'start' }));
	const handle = page.locator('.menu-line').nth(3).locator('.menu-handle');
	await handle.hover();
	const [from, to] = [await handle.boundingBox(), await page.locator('.menu-line').nth(0).boundingBox()];
	await page.mouse.down();
	await page.mouse.move(from.x + 4, to.y + 4, { steps: 8 });
	await page.mouse.up();
	expect((await targets())[0]).toBe(before[3]);
	await page.locator('#new_label').fill('All stories');
	await page.locator('#new_target').fill('/latest/');
	await page.getByRole('button', { name: 'Save the menu' }).click();
	await expect(page.getByRole('status').first()).toContainText('Readers see it now');
	expect((await targets()).at(0)).toBe(before[3]);
	expect((await targets()).at(-1)).toBe('/latest/');
	await clean(page);
});
