//! `/settings/`: what a reader chooses on this device, and everything that is on it.

import { leave } from '../worker/alerts.js';
import { all, erase, get } from '../worker/database.js';
import { PAGES, PICTURES, SAVED } from '../worker/names.js';
import { change, settings } from '../worker/settings.js';
import { cacheSize, entries } from '../worker/storage.js';
import { list } from '../worker/saved.js';
import { alertsForm } from './alerts_panel.js';
import { canRing } from './bells.js';
import { canInstall, install, installHint, isApple, isInstalled } from './install.js';
import { clear } from './memory.js';
import { download } from './saved_page.js';
import { askWhenReady } from './talk.js';
import { element, facts, say, size } from './words.js';

export async function settingsPage({ part, announce }) {
	const form = part('settings');
	const present = await settings();
	form.elements.edition.checked = present.edition;
	form.elements.pictures.value = present.pictures;
	form.hidden = false;
	// set once, also when the page comes back from the browser's memory
	form.onsubmit = (event) => event.preventDefault();
	form.onchange = () => change({ edition: form.elements.edition.checked, pictures: form.elements.pictures.value });
	form.onclick = ({ target }) => ACTS[target.dataset.act]?.({ part, announce });
	showInstall(part);
	installHint(() => showInstall(part));
	await showAlerts(part);
	await showStorage(part);
}

async function showAlerts(part) {
	const place = part('alerts');
	if (!canRing() || !(await facts()).push) return;
	place.querySelector('.alerts')?.remove();
	place.firstElementChild.append(await alertsForm([]));
	place.hidden = false;
	if (location.hash === '#alerts') place.scrollIntoView();
}

function showInstall(part) {
	part('installed').hidden = !isInstalled();
	part('install-now').hidden = isInstalled() || !canInstall();
	part('install-ios').hidden = isInstalled() || !isApple();
	part('install-menu').hidden = isInstalled() || canInstall() || isApple();
}

async function showStorage(part) {
	const [edition, stories] = [await get('values', 'edition'), await all('stories')];
	const lines = [
		['STORAGE_SAVED', (await list()).length, await cacheSize(SAVED)],
		['STORAGE_READ', (await entries(PAGES)).length, await cacheSize(PAGES)],
		['STORAGE_PICTURES', (await entries(PICTURES)).length, await cacheSize(PICTURES)],
		['STORAGE_EDITION', stories.length, JSON.stringify([edition, stories]).length],
	];
	const rows = await Promise.all(lines.map(async ([name, count, bytes]) => row(await say(name), count, size(bytes))));
	const { usage } = await navigator.storage?.estimate?.().catch(() => ({})) ?? {};
	if (usage) rows.push(row(await say('STORAGE_ALL'), size(usage)));
	part('storage').replaceChildren(...rows.flat());
}

const row = (term, ...values) => [element('dt', {}, term), element('dd', {}, ...values.flatMap((value, at) => [at ? ' · ' : '', element('bdi', {}, value)]))];

const ACTS = {
	async fetch({ part, announce }) {
		await announce(await askWhenReady({ act: 'edition', asked: true }) ? 'FETCHED' : 'NOT_FETCHED');
		await showStorage(part);
	},
	async export() {
		const everything = { settings: await settings(), saved: await list(), read: await entries(PAGES), edition: await get('values', 'edition') };
		download('on-this-device.json', JSON.stringify(everything, null, '\t'), 'application/json');
	},
	erase: ({ part }) => part('sure').hidden = false,
	'erase-no': ({ part }) => part('sure').hidden = true,
	async 'erase-yes'({ part, announce }) {
		part('sure').hidden = true;
		// the server deletes the device too
		const registration = await navigator.serviceWorker?.getRegistration();
		if (registration?.pushManager) await leave(registration.pushManager).catch(() => {});
		for (const name of await caches.keys()) await caches.delete(name);
		await erase();
		clear();
		// a page that is opened next registers it anew
		for (const registration of await navigator.serviceWorker?.getRegistrations() ?? []) await registration.unregister();
		await announce('ERASED');
		await showStorage(part);
	},
	async install({ part }) {
		await install();
		showInstall(part);
	},
};
