//! The button that saves the story of a page to the device.

import { get } from '../worker/database.js';
import { pageKey } from '../worker/decide.js';
import { askWhenReady } from './talk.js';

export function saveButton() {
	const button = document.querySelector('[data-save]');
	const path = pageKey(location.href);
	// a preview at the desk shows the same page at another address
	const canonical = document.querySelector('link[rel=canonical]')?.href;
	const isPreview = canonical && new URL(canonical).pathname !== location.pathname && /^\/(desk|preview)\//.test(path);
	if (!button || isPreview || !navigator.serviceWorker || !self.caches) return;
	const list = button.parentElement.querySelector('.tool-list');
	const show = (state) => {
		// a page that was stored before there was such a link has none
		if (list) list.hidden = state !== 'saved';
		button.dataset.state = state;
		button.setAttribute('aria-pressed', state === 'saved');
		button.querySelector('span').textContent = button.dataset[state];
		button.hidden = false;
	};
	const present = async () => show(await get('saved', path) ? 'saved' : 'save');
	button.addEventListener('click', async () => {
		const { state } = button.dataset;
		if (state === 'saving') return;
		if (state === 'saved') {
			show('save');
			await askWhenReady({ act: 'unsave', path });
		} else {
			show('saving');
			show(await askWhenReady({ act: 'save', path }) ? 'saved' : 'failed');
		}
	});
	present();
	// a page that comes back from the browser's memory shows what was true then
	addEventListener('pageshow', ({ persisted }) => persisted && present());
}
