//! How heavy pages may be the first time a browser opens them, in bytes as they are sent (text with Brotli), about 15 % above
//! what they were when a figure was last set. A page that may grow gets a larger figure here, with the reason in the commit.

/** The columns of `pages`; the last one counts requests. */
export const kinds = ['html', 'css', 'js', 'fonts', 'pictures', 'requests'];

/** Before the reader touches anything. No page loads any wasm by then. */
export const pages = {
	front: [9910, 11430, 1930, 86620, 298520, 23],
	section: [6050, 11430, 1930, 72360, 194330, 15],
	tag: [6230, 11430, 1930, 72360, 191550, 17],
	author: [5740, 11430, 1930, 72360, 162000, 16],
	month: [6050, 11430, 1930, 72360, 207520, 17],
	latest: [5900, 11430, 1930, 72360, 207520, 19],
	story: [8310, 11430, 4080, 72360, 146780, 16],
	page: [3810, 11430, 1930, 72360, 250, 8],
	search: [5270, 11430, 1930, 72360, 108560, 16],
	missing: [3010, 11430, 1930, 72360, 250, 8],
	imported: [4930, 11430, 1930, 72360, 250, 8],
};

/** What the first hover, key or touch on an island loads. */
export const island = { wasm: 51940, js: 5530 };

/** The sign-in page of the desk with its bundle, which loads at once: columns as above, and the bundle's wasm. */
export const desk = { html: 2940, css: 7400, js: 7070, wasm: 178700, fonts: 72360, pictures: 250, requests: 9 };

/** Styles, scripts and wasm together of desk pages, in bytes with Brotli: bars of the product, not of a measurement. */
export const deskCode = { '/desk/stories/': 200_000, editor: 450_000 };
