//! Typing with real keys: Markdown, quotation marks, undo, and an input method that composes.

import { expect, outline, test, words } from './bare_editor.mjs';

const shape = async (page) => outline(await page.evaluate(() => Editor.body()), words);

test('Markdown and typography while typing, each taken back by one key', async ({ page }) => {
	await page.evaluate(() => Editor.open());
	await page.keyboard.type('## The "new" **treaty**');
	expect(await shape(page)).toBe('heading (level=2): The “new” b{treaty}');
	await page.keyboard.press('Backspace');
	expect(await shape(page)).toBe('heading (level=2): The “new” **treaty**');
	await page.keyboard.press('Enter');
	await page.keyboard.type('wait---');
	await page.keyboard.press('Control+z');
	expect(await shape(page)).toBe('heading (level=2): The “new” **treaty**\nparagraph: wait---');
});

test('Enter after a fence begins code, where everything stays as typed', async ({ page }) => {
	await page.evaluate(() => Editor.open());
	await page.keyboard.type('```sql');
	await page.keyboard.press('Enter');
	await page.keyboard.type('select "a" -- b');
	expect(await shape(page)).toBe('codeBlock (language=sql): select "a" -- b');
});

test('rules wait while an input method composes and run once afterwards', async ({ page }) => {
	await page.evaluate(() => Editor.open());
	const client = await page.context().newCDPSession(page);
	await client.send('Input.imeSetComposition', { text: 'a--', selectionStart: 3, selectionEnd: 3 });
	expect(await page.evaluate(() => Editor.view.dom.textContent)).toContain('a--');
	await client.send('Input.insertText', { text: 'a--' });
	await expect.poll(() => shape(page)).toBe('paragraph: a–');
});

test('text from dictation is not rewritten', async ({ page }) => {
	await page.evaluate(() => {
		Editor.open();
		Editor.view.dom.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertReplacementText', data: 'x', bubbles: true, cancelable: false }));
	});
	await page.keyboard.type('"');
	expect(await shape(page)).toBe('paragraph: "');
	await page.waitForTimeout(650);
	await page.keyboard.type('a"');
	expect(await shape(page)).toBe('paragraph: "a”');
});
