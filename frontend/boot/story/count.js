//! Says to the server that the story was viewed or shared. The response is the sentence with the numbers, or nothing.

/** @param {string} story @param {'view'|'share'} act @param {string} source a host, or a way of sharing */
export async function count(story, act, source) {
	try {
		const response = await fetch('/api/count', { method: 'POST', body: new URLSearchParams({ story, act, source }), keepalive: true });
		const html = response.ok ? await response.text() : '';
		const place = document.querySelector('[data-counts]');
		if (html && place) place.innerHTML = html;
	} catch {
		// offline: not counted
	}
}

/** How a reading ended; also while the page is closed. @param {string} story @param {number} percent of the text @param {number} seconds */
export function leave(story, percent, seconds) {
	navigator.sendBeacon?.('/api/count', new URLSearchParams({ story, act: 'read', percent, seconds }));
}
