//! A new version of the worker waits until a reader asks for it or every page is closed. No page reloads by itself.

import { bar } from './bar.js';
import { say } from './words.js';

let asked = false;

export function watchUpdates(registration) {
	const offer = async (worker) => {
		// without a controller this is the first version
		if (!worker || !navigator.serviceWorker.controller) return;
		bar('update', await say('NEW_VERSION'), [
			[await say('USE_NOW'), () => { asked = true; worker.postMessage({ act: 'activate' }); }],
			[await say('LATER')],
		]);
	};
	offer(registration.waiting);
	registration.addEventListener('updatefound', () => {
		const worker = registration.installing;
		worker?.addEventListener('statechange', () => worker.state === 'installed' && offer(worker));
	});
	// only the page on which the reader asked: in others somebody may read or write
	navigator.serviceWorker.addEventListener('controllerchange', () => asked && location.reload());
}
