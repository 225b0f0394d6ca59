//! Every page of an imported WordPress site opens without a complaint and looks as it was meant.

import { readFileSync } from 'node:fs';
import { expect, test } from './reader.mjs';

test.setTimeout(120_000);

test('every page of the theme test data', async ({ page }) => {
	const report = JSON.parse(readFileSync(process.env.IMPORT_REPORT, 'utf8'));
	const paths = [...new Set(report.urls.map((url) => new URL(url.new, process.env.IMPORTED).pathname))];
	expect(paths.length).toBeGreaterThan(70);
	const bad = [];
	for (const path of paths) {
		const response = await page.goto(process.env.IMPORTED + path, { waitUntil: 'domcontentloaded' });
		if (response.status() >= 400) bad.push(`${response.status()} ${path}`);
	}
	expect(bad).toEqual([]);
});

test('a comment keeps its own lists, quotations and lines apart from the replies below it', async ({ page }) => {
	await page.goto(`${process.env.IMPORTED}/2012/01/03/template-comments/`);
	const looks = (selector) => page.locator(selector).first().evaluate((element) => {
		const { borderInlineStartWidth, inlineSize, listStyleType, fontSize } = getComputedStyle(element);
		return { line: parseFloat(borderInlineStartWidth), width: parseFloat(inlineSize), numbers: listStyleType, fontSize };
	});
	expect(await looks('.comment-body ol')).toMatchObject({ line: 0, numbers: 'decimal' });
	// the markers and headings do not depend on where the comment stands
	expect(await looks('.comment-body > ul')).toMatchObject({ numbers: 'disc' });
	expect(await looks('.comment-body li > ul')).toMatchObject({ numbers: 'circle' });
	expect((await looks('.comment-body h2')).fontSize).toBe((await looks('.comment-body')).fontSize);
	expect((await looks('.comment-body blockquote')).line).toBeGreaterThan(0);
	expect((await looks('.comment-body hr')).width).toBeGreaterThan(50);
	expect((await looks('.comment + ol')).line).toBeGreaterThan(0);
});

test('points in points stand as far apart as others; numbers count down and are letters where they were', async ({ page }) => {
	await page.goto(`${process.env.IMPORTED}/2013/01/11/markup-html-tags-and-formatting/`);
	const lists = page.locator('.prose li > :is(ul, ol)');
	const gaps = await lists.evaluateAll((all) => all.map((list) => getComputedStyle(list).marginBlockStart));
	expect(gaps.length).toBeGreaterThan(3);
	expect(new Set(gaps).size).toBe(1);
	await expect(page.locator('ol[reversed]')).toHaveAttribute('start', '4');
	// no rule for lists may win over the attribute
	const style = await lists.first().evaluate((list) => {
		const letters = list.parentElement.parentElement.appendChild(document.createElement('ol'));
		letters.type = 'A';
		return getComputedStyle(letters).listStyleType;
	});
	expect(style).toBe('upper-alpha');
});

test('with text at 200 %, no page of long words and many sections runs off the side', async ({ playwright, launchOptions }) => {
	const browser = await playwright.chromium.launch({ ...launchOptions, args: [...launchOptions.args, '--blink-settings=defaultFontSize=32'] });
	const page = await browser.newPage({ baseURL: process.env.IMPORTED, viewport: { width: 390, height: 844 } });
	for (const path of ['/', '/2009/10/05/title-should-not-overflow-the-content-area/', '/2013/01/05/title-with-special-characters/', '/2012/01/03/template-comments/']) {
		await page.goto(path);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
	}
	await browser.close();
});
