//! The editor by keyboard alone: every control is reached, the focus is seen, and nothing holds it.

import { AxeBuilder } from '@axe-core/playwright';
import { post, signIn } from './editor.mjs';
import { expect, test } from './reader.mjs';

test.setTimeout(60_000);

async function begin(page, name) {
	await signIn(page, name);
	await page.goto((await post(page, '/desk/stories/')).headers().location);
	await expect(page.locator('story-editor')).toHaveAttribute('data-ready', '', { timeout: 15_000 });
}

const inText = (page) => page.evaluate(() => Boolean(document.activeElement.closest('.ProseMirror')));

test('a table and a box let the focus go on', async ({ page }, { project }) => {
	test.skip(project.name !== 'desktop', 'phones have no Tab');
	await begin(page);
	for (const [block, box] of [['table', '.block-table'], ['code', '.block-box pre']]) {
		await page.locator('[data-part=body]').click();
		await page.keyboard.press('Control+End');
		await page.keyboard.type(`/${block}`);
		await page.keyboard.press('Enter');
		await expect(page.locator(box).last()).toBeVisible();
		expect(await inText(page)).toBe(true);
		let presses = 0;
		while (presses < 40 && (await inText(page))) {
			await page.keyboard.press('Tab');
			presses += 1;
		}
		expect(presses, `Tab leaves a ${block}`).toBeLessThan(40);
	}
});

test('Tab reaches every control of the page, and each shows that it has the focus', async ({ page }, { project }) => {
	test.skip(project.name !== 'desktop', 'phones have no Tab');
	await begin(page);
	const controls = await page.evaluate(() => {
		const all = [...document.querySelectorAll('main :is(button, a[href], summary, select, input:not([type=hidden]), textarea)')];
		const shown = all.filter((each) => each.tabIndex >= 0 && each.checkVisibility({ visibilityProperty: true }) && !each.closest('.ProseMirror') && each.type !== 'radio');
		for (const [at, each] of shown.entries()) each.dataset.control = at;
		return shown.length;
	});
	const reached = new Set();
	const unseen = [];
	await page.evaluate(() => document.activeElement.blur());
	for (let presses = 0; presses < controls + 40 && reached.size < controls; presses += 1) {
		await page.keyboard.press('Tab');
		const now = await page.evaluate(() => {
			const element = document.activeElement;
			const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
			return { control: element.dataset.control, name: element.outerHTML.slice(0, 80), isSeen: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none' };
		});
		if (now.control === undefined) continue;
		reached.add(now.control);
		if (!now.isSeen) unseen.push(now.name);
	}
	expect(unseen).toEqual([]);
	expect(reached.size).toBe(controls);
});

for (const name of ['amina', 'sana']) {
	test(`the list of keys opens, holds the focus and gives it back, for ${name}`, async ({ page }, { project }) => {
		await begin(page, name);
		const list = page.locator('#keys-list');
		const button = page.locator('#story-keys');
		await button.click();
		await expect(list).toBeVisible();
		await expect(list.locator('kbd').first()).toHaveText('/');
		const { violations } = await new AxeBuilder({ page }).include('#keys-list').withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
		expect(violations.map(({ id }) => id)).toEqual([]);
		const [wide, width] = await list.evaluate((each) => [each.scrollWidth, each.clientWidth]);
		expect(wide).toBeLessThanOrEqual(width);
		await page.keyboard.press('Escape');
		await expect(list).toBeHidden();
		await expect(button).toBeFocused();
		if (project.name !== 'desktop') return;
		await page.keyboard.press('?');
		await expect(list).toBeVisible();
		for (let presses = 0; presses < 3; presses += 1) {
			await page.keyboard.press('Tab');
			// the browser's own bar is part of the round
			expect(await page.evaluate(() => document.activeElement === document.body || Boolean(document.activeElement.closest('#keys-list')))).toBe(true);
		}
		await page.keyboard.press('Escape');
		// in the text, ? is text; Ctrl+/ opens the list there
		await page.locator('[data-part=headline]').click();
		await page.keyboard.type('Who?');
		await expect(page.locator('[data-part=headline]')).toHaveText('Who?');
		await expect(list).toBeHidden();
		await page.keyboard.press('Control+/');
		await expect(list).toBeVisible();
		await page.keyboard.press('Escape');
		await page.keyboard.type('!');
		await expect(page.locator('[data-part=headline]')).toHaveText('Who?!');
	});
}
