//! A reading is counted once the page was in sight for some seconds: not when it is fetched, nor in a tab in the background.

import { count } from './count.js';

const SECONDS = 5;

/** @param {string} story */
export function countReading(story) {
	let seen = 0;
	let timer;
	const from = host(document.referrer);
	const tick = () => {
		if (document.visibilityState !== 'visible' || document.prerendering) return;
		seen += 1;
		if (seen < SECONDS) return;
		clearInterval(timer);
		count(story, 'view', from);
	};
	timer = setInterval(tick, 1000);
}

/** The host of an address, and nothing else of it. */
export function host(address) {
	try {
		return new URL(address).host;
	} catch {
		return '';
	}
}
