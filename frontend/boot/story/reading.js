//! A reading is counted once the page was in sight for some seconds: not when it is fetched, nor in a tab in the background. When the page is put
//! out of sight after that, it says once how far the text was read, and how many seconds the reader did something.

import { count, leave } from './count.js';

const SECONDS = 5;
/** Seconds after a movement in which somebody still reads. */
const STILL = 30;

/** @param {string} story */
export function countReading(story) {
	const text = document.querySelector('.story .prose');
	const from = host(document.referrer);
	let seen = 0;
	let active = STILL;
	let engaged = 0;
	let far = 0;
	for (const name of ['scroll', 'pointermove', 'keydown']) addEventListener(name, () => { active = STILL; }, { passive: true });
	const timer = setInterval(() => {
		if (document.visibilityState !== 'visible' || document.prerendering) return;
		if (active-- > 0) engaged += 1;
		if (text) {
			const { top, height } = text.getBoundingClientRect();
			far = Math.max(far, (innerHeight - top) / (height || 1));
		}
		if ((seen += 1) === SECONDS) count(story, 'view', from);
	}, 1000);
	addEventListener('visibilitychange', () => {
		if (seen < SECONDS || document.visibilityState === 'visible') return;
		clearInterval(timer);
		seen = 0;
		// a part of a line may be below the edge of the screen
		if (text) leave(story, Math.min(4, Math.floor(far * 4 + .02)) * 25, engaged);
	});
}

/** The host of an address, and nothing else of it. */
export function host(address) {
	try {
		return new URL(address).host;
	} catch {
		return '';
	}
}
