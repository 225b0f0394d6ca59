//! A front is arranged in a draft, published and rolled back; several stories are changed at once; anything is found by Ctrl+K.

import { navigate, signIn } from './editor.mjs';
import { expect, isPhone, test } from './reader.mjs';

test.setTimeout(90_000);
test.describe.configure({ mode: 'serial' });

const slot = (page, number) => page.locator('.front-slot').nth(number - 1);

test('a story is put into a slot with a headline of its own, seen in the preview, published, rolled back', async ({ page, request }, { project }) => {
	const headline = `Ferry first, ${project.name} ${Date.now()}`;
	await signIn(page);
	await navigate(page, '/desk/front/');
	await expect(page.getByRole('heading', { level: 1, name: 'Front page' })).toBeVisible();
	await slot(page, 2).getByRole('link', { name: '+ Story' }).click();
	await page.getByLabel('Search published stories').fill('ferry');
	await page.getByRole('button', { name: 'Search', exact: true }).click();
	await page.getByRole('listitem').filter({ hasText: 'Five navies rehearse' }).getByRole('button', { name: /^Put here/ }).click();
	await expect(slot(page, 2)).toContainText('Five navies rehearse');
	await slot(page, 2).getByText('Change', { exact: true }).click();
	await slot(page, 2).getByLabel('Headline on this page').fill(headline);
	await slot(page, 2).getByRole('button', { name: 'Save' }).click();
	await expect(slot(page, 2)).toContainText(headline);
	expect(await (await request.get('/')).text()).not.toContain(headline);
	await expect(page.frameLocator('iframe').getByText(headline).first()).toBeVisible();
	await page.getByRole('button', { name: 'Publish', exact: true }).click();
	await expect(page.getByText('Published. Readers see it now.')).toBeVisible();
	expect(await (await request.get('/')).text()).toContain(headline);
	await slot(page, 2).getByRole('button', { name: /^Move up/ }).click();
	await expect(slot(page, 1)).toContainText(headline);
	await slot(page, 1).getByRole('button', { name: /^Remove from the slot/ }).click();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(slot(page, 1)).toContainText(headline);
	await slot(page, 1).getByRole('button', { name: /^Remove from the slot/ }).click();
	await page.getByRole('button', { name: 'Publish', exact: true }).click();
	await expect.poll(async () => (await request.get('/')).text()).not.toContain(headline);
	await page.getByText('Published before').click();
	await page.getByRole('button', { name: /^Publish it again/ }).first().click();
	await expect.poll(async () => (await request.get('/')).text()).toContain(headline);
	await slot(page, 2).getByRole('button', { name: /^Remove from the slot/ }).click();
	await page.getByRole('button', { name: 'Publish', exact: true }).click();
});

test('what is dragged onto another slot goes there', async ({ page }, { project }) => {
	test.skip(project.name !== 'desktop', 'phones have buttons');
	// all slots at once
	await page.setViewportSize({ width: 1440, height: 1600 });
	await signIn(page);
	await page.goto('/desk/front/');
	const third = await slot(page, 3).locator('.slot-headline').textContent();
	await slot(page, 3).getByRole('button', { name: /^Keep it here/ }).click();
	const middle = async (part) => {
		const { x, y, width, height } = await part.boundingBox();
		return [x + width / 2, y + height / 2];
	};
	await page.mouse.move(...await middle(slot(page, 3).locator('.slot-handle')));
	await page.mouse.down();
	await page.mouse.move(...await middle(slot(page, 1)), { steps: 8 });
	await page.mouse.up();
	await expect(slot(page, 1)).toContainText(third.trim());
	await page.getByRole('button', { name: 'Discard the draft' }).click();
});

test('Ctrl+K finds a page, a story and a person, and Enter opens it', async ({ page }) => {
	test.skip(isPhone(page), 'no keyboard');
	await signIn(page);
	await page.goto('/desk/');
	await page.keyboard.press('Control+k');
	const field = page.getByRole('combobox');
	await expect(field).toBeFocused();
	await field.fill('ferry');
	await expect(page.getByRole('option', { name: /Five navies rehearse/ })).toBeVisible();
	await field.fill('numbers');
	await expect(page.getByRole('option', { name: /Numbers/ })).toBeVisible();
	// the first one is chosen
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/desk\/numbers\//);
});

test('several stories get a tag at once, after a preview, and lose it again', async ({ page }) => {
	await signIn(page);
	await page.goto('/desk/stories/');
	for (const at of [2, 3]) await page.locator('.row-choice').nth(at).check();
	const bar = page.locator('.together-bar');
	await expect(bar).toBeVisible();
	await bar.getByRole('textbox').fill('Maritime');
	await bar.getByRole('button', { name: 'Add tag' }).click();
	await expect(page.locator('.together-list li')).not.toHaveCount(0);
	await page.getByRole('button', { name: 'Do it' }).click();
	await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText(/as (they were|it was)\./)).toBeVisible();
});
