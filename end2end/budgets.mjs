//! How heavy pages may be the first time a browser opens them, in bytes as they are sent (text with Brotli), about 15 % above
//! what they were when a figure was last set. A page that may grow gets a larger figure here, with the reason in the commit.

/** The columns of `pages`; the last one counts requests. */
export const kinds = ['html', 'css', 'js', 'fonts', 'pictures', 'requests'];

/** Before the reader touches anything. No page loads any wasm by then. The app of the device (app.js) comes after everything else. */
export const pages = {
	front: [10300, 11800, 7500, 86620, 380000, 25],
	section: [6420, 11800, 7500, 72360, 250000, 17],
	tag: [6520, 11800, 7500, 72360, 191550, 19],
	author: [5970, 11800, 7500, 75600, 162000, 18],
	month: [6300, 11800, 7500, 72360, 207520, 19],
	latest: [6140, 11800, 7500, 72360, 207520, 21],
	story: [11200, 11800, 11200, 72360, 146780, 18],
	page: [3960, 11800, 7500, 72360, 1600, 10],
	search: [5480, 11800, 7500, 72360, 108560, 18],
	missing: [3510, 11800, 7500, 72360, 1600, 10],
	imported: [4930, 11800, 7500, 72360, 1600, 10],
};

/** What the first hover, key or touch on an island loads. */
export const island = { wasm: 51940, js: 5530 };

/** The sign-in page of the desk with its bundle, which loads at once: columns as above, and the bundle's wasm. */
export const desk = { html: 2940, css: 11100, js: 7400, wasm: 178700, fonts: 72360, pictures: 250, requests: 9 };

/** Styles, scripts and wasm together of desk pages, in bytes with Brotli: bars of the product, not of a measurement. */
export const deskCode = { '/desk/stories/': 200_000, editor: 450_000 };
