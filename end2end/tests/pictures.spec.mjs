//! Pictures: on every screen the browser loads a version that fits its frame.

import { expect, mainMenu, pageKinds, test } from './reader.mjs';

/** Pixels that may be fetched for one that is shown, and that must be. */
const MOST = 2.25;
const LEAST = 0.7;

/** Every picture in sight or below: where, how many pixels wide its frame is, which version was loaded and which there are. */
function taken(page) {
	return page.evaluate(async () => {
		const pictures = [...document.images].filter((image) => image.srcset && image.offsetWidth);
		for (const image of pictures) image.loading = 'eager';
		await Promise.all(pictures.map((image) => image.decode().catch(() => {})));
		return pictures.map((image) => {
			const list = image.parentElement.querySelector('source')?.srcset ?? image.srcset;
			const candidates = list.split(', ').map((candidate) => candidate.split(' ')).map(([url, width]) => [new URL(url, location).href, parseInt(width)]);
			// a crop shows a part: all of the picture would be this wide
			const whole = Math.max(image.clientWidth, image.clientHeight * image.getAttribute('width') / image.getAttribute('height'));
			return {
				where: `${image.closest('.card')?.className ?? image.parentElement.className}, ${Math.round(whole)} px`,
				need: whole * devicePixelRatio,
				got: candidates.find(([url]) => url === image.currentSrc)?.[1],
				widths: candidates.map(([, width]) => width),
			};
		});
	});
}

const unfit = (pictures) => pictures
	.filter(({ need, got, widths }) => !(got <= need * MOST || got === Math.min(...widths)) || !(got >= need * LEAST || got === Math.max(...widths)))
	.map(({ where, need, got }) => `${where}: ${got} for ${Math.round(need)}`);

for (const width of [390, 820, 1440]) for (const deviceScaleFactor of [1, 2]) {
	test.describe(`${width} px, ${deviceScaleFactor}x`, () => {
		test.use({ viewport: { width, height: 900 }, deviceScaleFactor });

		for (const kind of ['front', 'latest', 'section', 'story', 'author', 'search']) {
			test(kind, async ({ page, request }) => {
				await page.goto((await pageKinds(request))[kind]);
				const pictures = await taken(page);
				expect(pictures).not.toEqual([]);
				expect(unfit(pictures)).toEqual([]);
			});
		}

		test('panel of the menu', async ({ page }) => {
			await page.goto('/about/');
			const menu = await mainMenu(page);
			await menu.getByRole('button', { name: 'Latest in Diplomacy' }).click();
			await expect(menu.getByRole('article').first()).toBeVisible();
			const pictures = await taken(page);
			expect(pictures).not.toEqual([]);
			expect(unfit(pictures)).toEqual([]);
		});
	});
}
