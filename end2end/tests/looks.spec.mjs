//! What no picture of a page shows at once: nothing runs off the side, whatever the screen or the size of the text, and paper carries what it must.

import { expect, pageKinds, test } from './reader.mjs';

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test('320 px wide, nothing runs off the side', async ({ page, request }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	const { missing, ...kinds } = await pageKinds(request);
	for (const [kind, path] of Object.entries(kinds)) {
		await page.goto(path);
		expect(await sideways(page), kind).toBeLessThanOrEqual(0);
	}
});

test('with text at 200 %, neither', async ({ playwright, launchOptions, request, baseURL }) => {
	// what readers set in their browser: sizes in rem and em grow, and so do the widths at which the page changes
	const browser = await playwright.chromium.launch({ ...launchOptions, args: [...launchOptions.args, '--blink-settings=defaultFontSize=32'] });
	const { missing, ...kinds } = await pageKinds(request);
	for (const width of [390, 1440]) {
		const page = await browser.newPage({ baseURL, viewport: { width, height: 900 } });
		for (const [kind, path] of Object.entries(kinds)) {
			await page.goto(path);
			expect(await sideways(page), `${kind} at ${width}`).toBeLessThanOrEqual(0);
		}
	}
	await browser.close();
});

test('a picture in a text is never blown up; in a gallery a small one fills its frame', async ({ page, request }) => {
	const { story } = await pageKinds(request);
	await page.goto(story);
	const widths = await page.evaluate(() => {
		// the browser takes `sizes` for the width of a picture that has versions, whatever it really has
		const picture = (width, crop) => {
			const image = Object.assign(document.querySelector('.lead img').cloneNode(), { className: crop, sizes: '640px' });
			image.setAttribute('width', width);
			image.setAttribute('height', 100);
			const figure = Object.assign(document.createElement('figure'), { className: 'figure' });
			figure.append(image);
			return figure;
		};
		const frame = (className, parent, ...children) => {
			const element = Object.assign(document.createElement('div'), { className });
			element.append(...children);
			parent.append(element);
			return [...element.querySelectorAll('img')].map((image) => image.clientWidth);
		};
		const prose = document.querySelector('.prose');
		const alone = picture(500, '');
		prose.append(alone);
		return { alone: alone.firstChild.clientWidth, four: frame('gallery-pictures', prose, ...[150, 900, 900, 900].map((width) => picture(width, 'crop crop-card'))) };
	});
	expect(widths.alone).toBe(500);
	expect(new Set(widths.four).size).toBe(1);
	expect(widths.four[0]).toBeGreaterThan(200);
});

test('on paper: the story, its date and address, where links lead, nothing else', async ({ page, request }) => {
	const { story } = await pageKinds(request);
	await page.goto(story);
	await page.emulateMedia({ media: 'print' });
	const main = page.getByRole('main');
	await expect(main.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(main.locator('.times time').first()).toBeVisible();
	await expect(main.getByText(new RegExp(`https?://.+${story}$`))).toBeVisible();
	// for a phone's camera; browsers fetch it when they print, here when it comes near
	await main.locator('.story-address').scrollIntoViewIfNeeded();
	await expect.poll(() => main.locator('.story-address img').evaluate((image) => image.naturalWidth)).toBeGreaterThan(20);
	for (const gone of ['navigation', 'search', 'contentinfo']) {
		for (const part of await page.getByRole(gone, { includeHidden: true }).all()) await expect(part).toBeHidden();
	}
	await expect(page.getByRole('button')).toHaveCount(0);
});
