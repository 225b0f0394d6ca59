//! Find and replace by keys alone, as a screen reader meets it, and the marks of TK.

import AxeBuilder from '@axe-core/playwright';
import { expect, outline, test, words } from './bare_editor.mjs';

const text = (value) => ({ type: 'paragraph', content: [{ type: 'text', text: value }] });
const story = { headline: 'Café on the river', body: [text('The cafe and the CAFÉ. TK'), { type: 'image', attrs: { alt: 'x' }, content: [{ type: 'caption', content: [{ type: 'text', text: 'A cafe' }] }] }] };
const open = (page, made = story) => page.evaluate((made) => Editor.open(made), made);

test('Ctrl+F in the text opens the bar, Enter goes on, Escape goes back', async ({ page }) => {
	await open(page);
	await page.keyboard.press('Control+f');
	const bar = page.getByRole('search', { name: 'Find in this story' });
	await expect(bar).toBeVisible();
	await expect(bar.getByLabel('Find')).toBeFocused();
	await expect(bar.getByLabel('Replace with')).toBeHidden();
	await page.keyboard.type('café');
	const status = bar.getByRole('status');
	await expect(status).toHaveText('1 of 4');
	await expect(page.locator('.found')).toHaveCount(4);
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await expect(status).toHaveText('2 of 4');
	await page.keyboard.press('Shift+F3');
	await expect(status).toHaveText('1 of 4');
	await page.keyboard.type('xyz');
	await expect(status).toHaveText('Not found');
	await page.keyboard.press('Escape');
	await expect(bar).toBeHidden();
	await expect(page.getByRole('textbox', { name: 'Story text' })).toBeFocused();
	await expect(page.locator('.found')).toHaveCount(0);
});

test("the browser's own find stays where the editor has no focus", async ({ page }) => {
	await open(page);
	await page.evaluate(() => document.activeElement.blur());
	await page.keyboard.press('Control+f');
	await expect(page.getByRole('search')).toBeHidden();
});

test('replace one, replace all in one undo, headline and caption included', async ({ page }) => {
	await open(page);
	await page.evaluate(() => Editor.select('CAFÉ'));
	await page.keyboard.press('Control+h');
	const bar = page.getByRole('search');
	await expect(bar.getByLabel('Find')).toHaveValue('CAFÉ');
	await expect(bar.getByRole('status')).toHaveText('3 of 4');
	await bar.getByLabel('Replace with').fill('inn');
	await bar.getByRole('button', { name: 'Replace', exact: true }).click();
	await expect(bar.getByRole('status')).toHaveText('3 of 3');
	await bar.getByRole('button', { name: 'Replace all' }).click();
	await expect(bar.getByRole('status')).toHaveText('3 replaced. Not found');
	const headline = () => page.evaluate(() => Editor.view.state.doc.firstChild.textContent);
	expect(await headline()).toBe('inn on the river');
	expect(outline(await page.evaluate(() => Editor.body()), words)).toBe('paragraph: The inn and the inn. TK\nimage (alt=x)\n  caption: A inn');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Control+z');
	expect(await headline()).toBe('Café on the river');
	expect(outline(await page.evaluate(() => Editor.body()), words)).toContain('The cafe and the inn. TK');
});

test('TK is marked and counted', async ({ page }) => {
	await open(page);
	await expect(page.locator('.tk')).toHaveText(['TK']);
	expect(await page.evaluate(() => Editor.tkCount(Editor.view.state.doc))).toBe(1);
});

test('the bar breaks no rule of accessibility', async ({ page }) => {
	await open(page);
	await page.keyboard.press('Control+Alt+f');
	await expect(page.getByLabel('Replace with')).toBeVisible();
	const { violations } = await new AxeBuilder({ page }).include('[role=search]').analyze();
	expect(violations.map((violation) => violation.id)).toEqual([]);
});

test('10,000 words are searched within a frame or two', async ({ page }) => {
	await open(page, { body: Array.from({ length: 300 }, (_, n) => text(`Paragraph ${n} of the long story tells of water, ships and the river’s banks. `.repeat(3))) });
	const took = await page.evaluate(() => {
		Editor.view.focus();
		Editor.view.dom.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyF', key: 'f', ctrlKey: true, bubbles: true }));
		const field = document.querySelector('[role=search] input');
		const started = performance.now();
		field.value = "river's";
		field.dispatchEvent(new InputEvent('input', { bubbles: true }));
		return performance.now() - started;
	});
	await expect(page.getByRole('search').getByRole('status')).toHaveText('1 of 900');
	expect(took).toBeLessThan(500);
});
