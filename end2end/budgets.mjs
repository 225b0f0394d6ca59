//! How heavy pages may be the first time a browser opens them, in bytes as they are sent (text with Brotli), about 15 % above
//! what they were when a figure was last set. A page that may grow gets a larger figure here, with the reason in the commit.

/** The columns of `pages`; the last one counts what is asked for. */
export const kinds = ['html', 'css', 'js', 'fonts', 'pictures', 'requests'];

/**
 * Before the reader touches anything. No page loads any wasm by then. Of lists, whether the next picture below comes too depends
 * on the moment of the scroll: there is room for one more.
 */
export const pages = {
	front: [9910, 8740, 1520, 72360, 298520, 23],
	section: [6050, 8740, 1520, 72360, 224000, 16],
	tag: [6230, 8740, 1520, 72360, 221000, 18],
	author: [5740, 8740, 1520, 72360, 176000, 17],
	month: [6050, 8740, 1520, 72360, 237000, 18],
	latest: [5900, 8740, 1520, 72360, 237000, 17],
	story: [8310, 8740, 1520, 72360, 146780, 16],
	page: [3810, 8740, 1520, 72360, 250, 8],
	search: [5270, 8740, 1520, 72360, 138000, 14],
	missing: [3010, 8740, 1520, 72360, 250, 8],
	imported: [4930, 8740, 1520, 72360, 250, 8],
};

/** What the first hover, key or touch on an island loads. */
export const island = { wasm: 51940, js: 5530 };
