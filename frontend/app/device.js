//! Fills the pages about what is on the device: `/offline/`, `/saved/`, `/settings/`.

import { offlinePage } from './offline_page.js';
import { savedPage } from './saved_page.js';
import { settingsPage } from './settings_page.js';
import { register } from './talk.js';

const page = document.querySelector('.device');
/** The part of the page with this name. */
const part = (name) => page.querySelector(`[data-part="${name}"]`);

async function start() {
	if (!self.caches || !self.indexedDB) {
		part('impossible').hidden = false;
		return;
	}
	// what was shared into the app can be the first page of a device
	const { worker } = document.querySelector('link[rel=manifest]').dataset;
	if (worker) register(worker);
	const fill = { offline: offlinePage, saved: savedPage, settings: settingsPage }[page.dataset.page];
	await fill({ part });
	// a page that comes back from the browser's memory shows what was true then
	addEventListener('pageshow', ({ persisted }) => persisted && fill({ part }));
}

start();
