//! What opens around a story: the sheets of all acts, the checks, the panel with everything unfolded, the pictures, history and preview. Axe in
//! light and dark, from left to right and from right to left; nothing wider than the screen; targets for a thumb on phones.

import { AxeBuilder } from '@axe-core/playwright';
import { post, signIn } from './editor.mjs';
import { expect, isPhone, test } from './reader.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
test.setTimeout(120_000);
test.use({ allowed: [/Failed to load resource|WebSocket connection/] });

async function check(page, what, part) {
	const axe = new AxeBuilder({ page }).withTags(TAGS);
	const { violations } = await (part ? axe.include(part) : axe).analyze();
	expect(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)).toEqual([]);
	const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
	expect(wide, `${what} is wider than the screen`).toBeLessThanOrEqual(width);
}

for (const colorScheme of ['light', 'dark']) {
	for (const name of ['amina', 'sana']) {
		test.describe(`${colorScheme}, ${name}`, () => {
			test.use({ colorScheme, locale: name === 'sana' ? 'ur-PK' : 'en-GB' });
			test('sheets, panel, history and preview are accessible', async ({ page }) => {
				await signIn(page, name);
				const story = (await post(page, '/desk/stories/')).headers().location;
				await page.goto(story);
				await expect(page.locator('story-editor')).toHaveAttribute('data-ready', '', { timeout: 15_000 });
				await page.locator('[data-part=headline]').click();
				await page.keyboard.type('Accessible sheets');
				await page.locator('[data-part=body]').click();
				await page.keyboard.type('The gauges were read at dawn TK.');
				await expect(page.locator('#story-status')).toHaveAttribute('data-place', 'server', { timeout: 15_000 });
				await expect(page.locator('#story-checks-button')).toHaveClass(/has-blockers/, { timeout: 15_000 });

				const sheets = await page.locator('.sheet').evaluateAll((all) => all.map(({ id }) => id));
				expect(sheets.length).toBeGreaterThan(5);
				for (const id of sheets) {
					await page.evaluate((id) => document.getElementById(id).showPopover(), id);
					await expect(page.locator(`#${id}`)).toBeVisible();
					await check(page, id, `#${id}`);
					if (isPhone(page)) {
						const small = await page.locator(`#${id} :is(button, input:not([type=hidden], [type=radio]), select)`)
							.evaluateAll((all) => all.filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 44).map((each) => each.outerHTML));
						expect(small, `${id}: small targets`).toEqual([]);
					}
					await page.evaluate((id) => document.getElementById(id).hidePopover(), id);
				}

				if (isPhone(page)) await page.locator('.panel-bar button').nth(1).click();
				await page.evaluate(() => document.querySelectorAll('.panel details').forEach((each) => (each.open = true)));
				await check(page, 'panel', '.panel');
				const [selects, lines] = [page.locator('.panel select'), page.locator('.panel input[type=text]')];
				for (const each of [selects.first(), lines.first()]) expect((await each.boundingBox()).height).toBeGreaterThanOrEqual(44);
				await page.locator('.picture-acts button').first().click();
				await expect(page.locator('.picture-dialog')).toBeVisible();
				await expect(page.locator('.picture-choice').first()).toBeVisible();
				await check(page, 'pictures', '.picture-dialog');

				for (const path of ['history/', 'preview/']) {
					await page.goto(`${story}${path}`);
					await check(page, path);
				}
			});
		});
	}
}
