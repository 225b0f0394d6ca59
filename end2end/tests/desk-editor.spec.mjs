//! Writing: two people in one story, without a network, across a closed tab; and publishing what was written.

import { AxeBuilder } from '@axe-core/playwright';
import { signIn } from './editor.mjs';
import { expect, test } from './reader.mjs';

test.setTimeout(120_000);
// a push that is behind is a 409, and offline nothing can be loaded; one pattern, because two are read as a value with options
test.use({ allowed: [/Failed to load resource|WebSocket connection/] });

const box = (page, name) => page.getByRole('textbox', { name });
const status = (page) => page.locator('#story-status');
const ready = (page) => expect(page.locator('story-editor')).toHaveAttribute('data-ready', '', { timeout: 15_000 });

/** A new story that is open for writing; returns its URL. */
async function newStory(page) {
	await page.goto('/desk/stories/');
	await page.getByRole('button', { name: /New story/ }).first().click();
	await ready(page);
	return page.url();
}

/** The same person's second device, or another person. */
async function other(browser, name, url) {
	const context = await browser.newContext({ baseURL: process.env.PAPER, viewport: { width: 1280, height: 800 } });
	const page = await context.newPage();
	await signIn(page, name);
	await page.goto(url);
	await ready(page);
	return page;
}

test('a story is written with keys alone, saved and read again', async ({ page }) => {
	await signIn(page);
	const url = await newStory(page);
	await box(page, 'Headline').fill('Rivers do not read treaties');
	await box(page, 'Headline').press('Enter');
	await page.keyboard.type('Six states share the water.');
	await page.keyboard.press('Enter');
	await page.keyboard.type('Geneva');
	await page.keyboard.press('Enter');
	await page.keyboard.type('"Never again," she said -- twice.');
	await page.keyboard.press('Enter');
	await page.keyboard.type('## What was agreed');
	await page.keyboard.press('Enter');
	await page.keyboard.type('- Water');
	await page.keyboard.press('Enter');
	await page.keyboard.type('Borders');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await page.keyboard.type('/pull');
	await expect(page.getByRole('option', { name: /Pull quote/ })).toBeVisible();
	await page.keyboard.press('Enter');
	await page.keyboard.type('The river is older than the border.');
	await expect(status(page)).toContainText('Saved');
	await page.goto(url);
	await ready(page);
	await expect(box(page, 'Headline')).toHaveText('Rivers do not read treaties');
	await expect(box(page, 'Standfirst')).toHaveText('Six states share the water.');
	const text = box(page, 'Story text');
	await expect(text).toContainText('“Never again,” she said – twice.');
	await expect(text.getByRole('heading', { name: 'What was agreed' })).toBeVisible();
	await expect(text.getByRole('listitem')).toHaveText(['Water', 'Borders']);
	await expect(text.getByRole('group', { name: 'Pull quote' })).toContainText('The river is older than the border.');
});

test('two people write at once, one of them without a network', async ({ page, browser }) => {
	await signIn(page);
	const url = await newStory(page);
	await box(page, 'Headline').fill('Two writers');
	await box(page, 'Story text').click();
	await page.keyboard.type('First words.');
	await expect(status(page)).toContainText('Saved');
	const second = await other(browser, 'sana', url);
	const theirs = second.locator('[data-part=body]');
	await expect(theirs).toContainText('First words.');
	await second.context().setOffline(true);
	await theirs.locator('p').first().click();
	await second.keyboard.press('End');
	await second.keyboard.type(' Written in a tunnel.');
	await box(page, 'Story text').locator('p').first().click();
	await page.keyboard.press('Home');
	await page.keyboard.type('Before. ');
	await expect(status(page)).toContainText('Saved');
	await second.context().setOffline(false);
	for (const each of [box(page, 'Story text'), theirs]) await expect(each).toContainText('Before. First words. Written in a tunnel.', { timeout: 20_000 });
	await second.context().close();
});

test('words in a paragraph that somebody else deletes go to the tray', async ({ page, browser }) => {
	await signIn(page);
	const url = await newStory(page);
	await box(page, 'Headline').fill('A paragraph goes');
	await box(page, 'Story text').click();
	await page.keyboard.type('This one stays.');
	await page.keyboard.press('Enter');
	await page.keyboard.type('This one is deleted by somebody.');
	await expect(status(page)).toContainText('Saved');
	const second = await other(browser, 'sana', url);
	await second.context().setOffline(true);
	await second.locator('[data-part=body] p').nth(1).click();
	await second.keyboard.press('Home');
	await second.keyboard.press('ArrowRight');
	await second.keyboard.type('XWORDSX');
	await box(page, 'Story text').locator('p').nth(1).click();
	await page.keyboard.press('Escape');
	await page.keyboard.press('Delete');
	await expect(box(page, 'Story text')).not.toContainText('deleted by somebody');
	await expect(status(page)).toContainText('Saved');
	await second.context().setOffline(false);
	await expect(second.locator('#story-tray')).toContainText('XWORDSX', { timeout: 20_000 });
	await expect(second.locator('[data-part=body]')).not.toContainText('XWORDSX');
	await second.locator('#story-tray button').first().click();
	await expect(second.locator('[data-part=body]')).toContainText('XWORDSX');
	await expect(second.locator('#story-tray')).toBeHidden();
	await second.context().close();
});

test('what was typed offline before the tab was closed comes back by itself', async ({ page, context }) => {
	await signIn(page);
	const url = await newStory(page);
	await box(page, 'Headline').fill('Closed');
	await expect(status(page)).toContainText('Saved');
	await context.setOffline(true);
	await box(page, 'Headline').press('End');
	await page.keyboard.type(' in a hurry');
	await expect(status(page)).toContainText('On this device', { timeout: 15_000 });
	await page.close();
	await context.setOffline(false);
	const again = await context.newPage();
	await again.goto(url);
	await ready(again);
	await expect(box(again, 'Headline')).toHaveText('Closed in a hurry');
	await expect(status(again)).toContainText('Saved');
});

for (const colorScheme of ['light', 'dark']) {
	test.describe(colorScheme, () => {
		test.use({ colorScheme });
		test('the editor is accessible and fits the screen', async ({ page }) => {
			await signIn(page);
			await newStory(page);
			await box(page, 'Headline').fill('Accessible');
			await box(page, 'Story text').click();
			for (const block of ['pict', 'table', 'fact', 'time', 'embed', 'question']) {
				await page.keyboard.type(`/${block}`);
				await page.keyboard.press('Enter');
				await page.keyboard.press('Control+Enter');
			}
			// as tall as the story: a bar that stays in sight covers a part of a button now and then
			await page.setViewportSize({ width: page.viewportSize().width, height: 4_000 });
			const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
			expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)).toEqual([]);
			const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
			expect(wide).toBeLessThanOrEqual(width);
		});
	});
}

test('what is typed until the button is pressed is what readers get', async ({ page }) => {
	const mark = `${test.info().project.name}${test.info().retry}${Date.now() % 100_000}`;
	await page.goto(`${process.env.PAPER_WRITTEN}/desk/sign-in`);
	await signIn(page);
	await page.goto(`${process.env.PAPER_WRITTEN}/desk/stories/?state=published`);
	await page.locator('[data-row]').nth(test.info().project.name === 'phone' ? 21 : 20).click();
	await ready(page);
	const url = page.url().split('?')[0];
	const path = await page.locator('a.bar-link:not([href^="/desk"])').first().getAttribute('href');
	await page.route('**/steps', async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 300));
		await route.continue();
	});
	for (let round = 0; round < 5; round += 1) {
		await page.goto(url);
		await ready(page);
		await page.locator('[data-part=body] > p').last().click();
		await page.keyboard.press('End');
		const text = Array.from({ length: 10 }, (_, word) => ` w${word}x${round}x${mark}`).join('');
		await page.keyboard.type(text, { delay: 5 });
		// the bar, the sheet and its button without a pause
		await page.evaluate(() => {
			document.querySelector('.editor-acts [popovertarget=act-publish_changes]').click();
			document.querySelector('#act-publish_changes [type=submit]').click();
		});
		await page.waitForURL((to) => to.search === '?done=publish_changes', { timeout: 15_000 });
		expect(await (await page.request.get(process.env.PAPER_WRITTEN + path)).text(), `round ${round}`).toContain(`w9x${round}x${mark}`);
	}
});
