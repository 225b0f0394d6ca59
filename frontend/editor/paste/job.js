//! One conversion: its options, what was found on the way, and the limit of its work.

import { Sheet } from './declarations.js';
import { randomId } from './ids.js';

/** The conversion would take too long. */
export class TooMuch extends Error {}

/** Milliseconds that a conversion may take, from before the HTML is parsed. */
const LONGEST = 900;
const MAX_DEPTH = 380;

/**
 * What the parts of a conversion share. `options`: `language` of the story, `isOwnLink(href)`, `now()`, `newId()`.
 */
export class Job {
	/** What a person could miss afterwards: counts by kind, and the hosts of frames. */
	notes = { changes: 0, comments: 0, missing: 0, galleries: 0, frames: new Set() };
	/** Pictures to upload: `{ id, file }`, where `id` is that of the image's block. */
	uploads = [];
	/** Images whose data was not on the clipboard's HTML, in order. */
	missing = [];
	#steps = 0;

	constructor(options, document, html, started) {
		this.options = { language: 'en', isOwnLink: () => false, now: () => performance.now(), newId: randomId, ...options };
		this.sheet = new Sheet([...document.querySelectorAll('style')].map((style) => style.textContent).join('\n'));
		this.isWord = /\bmso-|\bclass="?Mso|urn:schemas-microsoft-com:office|ProgId content="?Word/i.test(html.slice(0, 200_000));
		this.isPdf = /<div class="(?:textLayer|page)\b|role="presentation"[^>]*><br role="presentation"|<br role="presentation"/.test(html.slice(0, 20_000));
		this.shift = hasLevelOne(document) ? 1 : 0;
		this.end = started + LONGEST;
	}

	/** Counts one step; throws where time is up. */
	tick(depth = 0) {
		if (depth > MAX_DEPTH) throw new TooMuch();
		if (++this.#steps % 256 === 0 && this.options.now() > this.end) throw new TooMuch();
	}
}

const hasLevelOne = (document) => document.querySelector('h1, [role=heading][aria-level="1"], p.MsoTitle') !== null;
