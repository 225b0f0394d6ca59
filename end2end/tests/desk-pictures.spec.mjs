//! The library of pictures on a phone and a desktop: several added with progress, described one after the other, cropped, chosen for a section.

import { AxeBuilder } from '@axe-core/playwright';
import { deflateSync, crc32 } from 'node:zlib';
import { navigate, signIn } from './editor.mjs';
import { expect, test } from './reader.mjs';

test.setTimeout(180_000);
test.use({ allowed: [/Failed to load resource: the server responded with a status of (404|415|422)/] });

/** A PNG of one colour, different for each number. */
function png(number) {
	const chunk = (name, content) => {
		const body = Buffer.concat([Buffer.from(name), content]);
		const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
		length.writeUInt32BE(content.length);
		sum.writeUInt32BE(crc32(body));
		return Buffer.concat([length, body, sum]);
	};
	const head = Buffer.alloc(13);
	head.writeUInt32BE(600, 0);
	head.writeUInt32BE(400, 4);
	head.set([8, 2, 0, 0, 0], 8);
	const row = Buffer.alloc(1 + 600 * 3);
	for (let at = 1; at < row.length; at += 3) row.set([number % 256, (number >> 8) % 256, at % 256], at);
	const pixels = deflateSync(Buffer.concat(Array.from({ length: 400 }, () => row)));
	return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

const file = (name, number) => ({ name, mimeType: 'image/png', buffer: png(number) });

async function clean(page) {
	const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`)).toEqual([]);
}

test('several pictures are added with progress, described, cropped and taken back', async ({ page }) => {
	const number = Date.now() % 60_000;
	const mark = `${test.info().project.name}-${number}`;
	await signIn(page);
	await navigate(page, '/desk/pictures/');
	await expect(page.getByRole('heading', { level: 1, name: 'Pictures' })).toBeVisible();
	await clean(page);
	const add = page.locator('.add');
	if (!(await add.evaluate((details) => details.open))) await add.locator('summary').click();
	// one of them is none: the others are added, and the list stays to say so
	await page.locator('#files').setInputFiles([file(`a-${mark}.png`, number), { name: 'x.exe', mimeType: 'image/png', buffer: Buffer.from('MZ\x90\0 this') }]);
	await page.getByRole('button', { name: 'Upload' }).click();
	await expect(page.locator('[data-uploads] li')).toHaveCount(2);
	await expect(page.locator('[data-uploads] li').first()).toContainText('Added.');
	await expect(page.locator('[data-uploads] .error')).toBeVisible();
	await clean(page);
	await page.locator('#files').setInputFiles([file(`a-${mark}.png`, number), file(`b-${mark}.png`, number + 1)]);
	await page.locator('[data-uploads]').evaluate((list) => list.replaceChildren());
	await page.getByRole('button', { name: 'Upload' }).click();
	await expect(page.getByRole('status').first()).toContainText('2 files added.');

	// the work list: saving brings the next one
	await page.goto('/desk/pictures/?view=no-alt');
	await page.getByRole('link', { name: `b-${mark}.png` }).click();
	await page.locator('#alt').fill(`A wall, ${mark}`);
	await page.getByRole('button', { name: 'Save, then the next one' }).click();
	await expect(page.getByRole('heading', { level: 1, name: `a-${mark}.png` })).toBeVisible();
	await clean(page);

	// the point by keys and by click; the crops follow before anything is saved
	const point = page.locator('.point-button');
	await point.focus();
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.press('ArrowUp');
	await expect(page.locator('#x')).toHaveValue('47.5');
	await expect(point).toHaveAccessibleName(/47.5 % from the left, 47.5 % from the top/);
	await expect(page.locator('[data-crop] img').first()).toHaveCSS('object-position', '47.5% 47.5%');
	const box = await point.boundingBox();
	await point.click({ position: { x: box.width - 2, y: box.height - 2 } });
	expect(Number(await page.locator('#y').inputValue())).toBeGreaterThan(95);
	await page.locator('#decorative').check();
	await page.getByRole('button', { name: 'Save, then the next one' }).click();
	await page.goto(`/desk/pictures/?q=${mark}`);
	await page.locator('.picture-card').last().click();
	await page.locator('#credit').fill('Zoya');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByRole('status')).toContainText('Saved.');
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('status')).toContainText('Taken back.');
	await expect(page.locator('#credit')).toHaveValue('');
});

test('a section gets its picture in a dialog, and without script from the library', async ({ page, browser }) => {
	const mark = `${test.info().project.name}${Date.now()}`;
	await signIn(page);
	await page.goto('/desk/sections/');
	await page.locator('.add summary').click();
	await page.locator('#new-name').fill(`Pictured ${mark}`);
	await page.locator('.add button').click();
	await page.getByRole('link', { name: `Pictured ${mark}` }).click();
	const section = new URL(page.url()).pathname;
	await page.getByRole('button', { name: 'Choose …' }).click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await expect(page.locator('.picture-choice').first()).toBeVisible();
	await clean(page);
	await page.locator('.picture-choice:enabled').first().click();
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await expect(page.locator('[data-chosen] img')).toBeVisible();
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('status').first()).toContainText('Saved.');
	expect(await page.locator('#picture').inputValue()).toMatch(/^[0-9a-f-]{36}$/);

	const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() });
	const paper = await plain.newPage();
	await paper.goto(new URL(section, page.url()).href);
	await paper.getByRole('link', { name: 'Choose from all pictures' }).click();
	await paper.getByRole('link', { name: /^Use this one/ }).nth(2).click();
	const chosen = new URL(paper.url()).searchParams.get('picture');
	expect(await paper.locator('#picture').inputValue()).toBe(chosen);
	await paper.getByRole('button', { name: 'Save' }).click();
	expect(await paper.locator('#picture').inputValue()).toBe(chosen);
	await plain.close();
});
