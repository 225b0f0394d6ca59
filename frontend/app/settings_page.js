//! `/settings/`: what a reader chooses on this device, and everything that is on it.

import { leave } from '../worker/alerts.js';
import { timeText } from '../worker/compose.js';
import { all, erase, get, replaceEdition } from '../worker/database.js';
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

export async function settingsPage({ part }) {
	const place = part('settings');
	const present = await settings();
	const edition = editionBox(part);
	edition.checked = present.edition;
	place.querySelector(`[name=pictures][value="${present.pictures}"]`).checked = true;
	place.hidden = false;
	// set once, also when the page comes back from the browser's memory
	place.onchange = async ({ target }) => {
		await change({ edition: edition.checked, pictures: place.querySelector('[name=pictures]:checked').value });
		if (target === edition) await (target.checked ? ACTS.fetch(part) : empty(part, 'edition'));
	};
	place.onclick = ({ target }) => ACTS[target.dataset.act]?.(part, target);
	showInstall(part);
	installHint(() => showInstall(part));
	await showAlerts(part);
	await showStorage(part);
}

const editionBox = (part) => part('settings').querySelector('[name=edition]');

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

/** What the lines about storage can be emptied of; saved stories are removed one by one, on their page. */
const KINDS = {
	read: () => caches.delete(PAGES),
	pictures: () => caches.delete(PICTURES),
	edition: () => replaceEdition(undefined, [], []),
};

/** Deletes one kind. An edition that was removed is not downloaded again by itself. */
async function empty(part, kind) {
	await KINDS[kind]();
	if (kind === 'edition') {
		editionBox(part).checked = false;
		await change({ edition: false });
	}
	await showStorage(part);
}

async function showStorage(part) {
	const [edition, stories] = [await get('values', 'edition'), await all('stories')];
	const { language } = await facts();
	const lines = [
		['STORAGE_SAVED', (await list()).length, await cacheSize(SAVED)],
		['STORAGE_READ', (await entries(PAGES)).length, await cacheSize(PAGES), 'read'],
		['STORAGE_PICTURES', (await entries(PICTURES)).length, await cacheSize(PICTURES), 'pictures'],
		['STORAGE_EDITION', stories.length, edition ? new Blob([JSON.stringify([edition, stories])]).size : 0, 'edition'],
	];
	const rows = await Promise.all(lines.map(async ([name, count, bytes, kind]) => {
		const label = await say(name);
		return row(label, [count, size(bytes)], kind ? count && await remover(label, kind) : element('a', { href: '/saved/' }, await say('SHOW')));
	}));
	const { usage } = await navigator.storage?.estimate?.().catch(() => ({})) ?? {};
	if (usage) rows.push(row(await say('STORAGE_ALL'), [size(usage)]));
	part('storage').replaceChildren(...rows.flat());
	part('edition').textContent = edition ? await say('EDITION_AT', { time: timeText(edition.made, language) }) : '';
	part('settings').querySelector('[data-act=fetch]').hidden = !editionBox(part).checked;
}

const remover = async (label, kind) => element('button', { type: 'button', class: 'link', 'data-act': 'empty', 'data-kind': kind, 'aria-label': `${await say('REMOVE')}: ${label}` }, await say('REMOVE'));

const row = (term, values, act) => [element('dt', {}, term), element('dd', {}, ...values.flatMap((value, at) => [at ? ' · ' : '', element('bdi', {}, value)])), element('dd', {}, act || '')];

const ACTS = {
	async fetch(part) {
		const state = part('edition');
		state.textContent = await say('FETCHING');
		const done = await askWhenReady({ act: 'edition', asked: true });
		await showStorage(part);
		state.textContent = done ? `${await say('FETCHED')}. ${state.textContent}` : await say('NOT_FETCHED');
	},
	async empty(part, { dataset: { kind } }) {
		await empty(part, kind);
		// the button that had the focus is gone
		part('storage').focus();
	},
	async export() {
		const everything = { settings: await settings(), saved: await list(), read: await entries(PAGES), edition: await get('values', 'edition') };
		download('on-this-device.json', JSON.stringify(everything, null, '\t'), 'application/json');
	},
	erase: (part) => part('sure').hidden = false,
	'erase-no': (part) => part('sure').hidden = true,
	async 'erase-yes'(part) {
		part('sure').hidden = true;
		// the server deletes the device too
		const registration = await navigator.serviceWorker?.getRegistration();
		if (registration?.pushManager) await leave(registration.pushManager).catch(() => {});
		for (const name of await caches.keys()) await caches.delete(name);
		await erase();
		clear();
		// a page that is opened next registers it anew
		for (const registration of await navigator.serviceWorker?.getRegistrations() ?? []) await registration.unregister();
		await showStorage(part);
		part('status').textContent = await say('ERASED');
	},
	async install(part) {
		await install();
		showInstall(part);
	},
};
