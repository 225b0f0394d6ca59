//! The worker: every request of the site's pages comes here first. It answers what `decide.js` says and leaves the rest alone.
//!
//! A release has its own shell cache; what readers keep lasts over releases. A new worker waits until no page of the old one is open, or until
//! a reader asks for it (`app.js`).

import { isOwnFile, isSameAsset, mayPreload, strategyOf, typeOfAsset } from './decide.js';
import { interfaceOf, refreshEdition } from './edition.js';
import { ASSETS, DEVICE_PAGES, MARK, MOST_ASSETS, SHELL } from './names.js';
import { navigate } from './navigate.js';
import { picture } from './pictures.js';
import { watchMessages } from './push.js';
import { flush } from './queue.js';
import { recording } from './recordings.js';
import { renew, renewShell, save, unsave } from './saved.js';
import { isShare, share } from './share.js';
import { drop, entries, store, stored } from './storage.js';

/** Loaded when the worker is installed, mostly from the browser's own cache: what a page needs to be shown without a network. */
const SHELL_FILES = [...DEVICE_PAGES, ...__SHELL__];
/** Whether the browser sends a navigation at once, while the worker starts. */
const PRELOADS = Boolean(registration.navigationPreload) && mayPreload(navigator.userAgent);

addEventListener('install', (event) => {
	// the desk and islands' data never wake the worker, where browsers support that
	try {
		const passed = (pathname) => ({ condition: { urlPattern: new URLPattern({ pathname }) }, source: 'network' });
		event.addRoutes?.(['/desk/*', '/api/*', '/preview/*'].map(passed))?.catch?.(() => {});
	} catch {
		// optional
	}
	event.waitUntil(install());
});

async function install() {
	const cache = await caches.open(SHELL);
	await Promise.all(SHELL_FILES.map(async (path) => {
		const response = await fetch(path, { cache: path.startsWith('/assets/') ? 'default' : 'no-cache' });
		const type = path.startsWith('/assets/') ? typeOfAsset(path) : 'text/html';
		// a portal's page must not become the shell: the installation fails and is tried again at a later visit
		if (!isOwnFile(response, type) || type === 'text/html' && !response.headers.has(MARK)) throw new Error(`${path}: ${response.status}`);
		await cache.put(path, response);
	}));
	await interfaceOf();
}

addEventListener('activate', (event) => event.waitUntil((async () => {
	// off as well: an earlier worker may have switched it on
	await registration.navigationPreload?.[PRELOADS ? 'enable' : 'disable']().catch(() => {});
	for (const name of await caches.keys()) if (name.startsWith('shell-') && name !== SHELL) await caches.delete(name);
	await clients.claim();
})()));

addEventListener('fetch', (event) => {
	const { request } = event;
	const strategy = strategyOf(request, location.origin);
	const after = (work) => event.waitUntil(work);
	if (strategy === 'page') event.respondWith(navigate(request, event.preloadResponse, after));
	else if (strategy === 'asset') event.respondWith(asset(request, after));
	else if (strategy === 'picture') event.respondWith(picture(request, after));
	else if (strategy === 'recording') event.respondWith(recording(request));
	else if (isShare(request)) event.respondWith(share(request));
	// a navigation that is none of the worker's has been sent already
	else if (PRELOADS && request.mode === 'navigate' && request.method === 'GET') {
		event.respondWith(Promise.resolve(event.preloadResponse).then((response) => response ?? fetch(request)));
	}
});

/** A file with a hash in its name: from the device first, because it never changes. */
async function asset(request, after) {
	const { pathname } = new URL(request.url);
	const found = await stored(pathname, SHELL, ASSETS);
	if (found) return found;
	let response;
	try {
		response = await fetch(request);
		if (response.ok) {
			if (isOwnFile(response, typeOfAsset(pathname) ?? /^(?!text\/html)/)) after(storeAsset(pathname, response.clone()));
			return response;
		}
	} catch (error) {
		response = await sameAsset(pathname);
		if (!response) throw error;
	}
	// a stored page of an earlier release asks for a file that the server no longer has
	return response.ok ? response : await sameAsset(pathname) ?? response;
}

async function storeAsset(path, response) {
	await store(ASSETS, path, response);
	for (const oldest of (await entries(ASSETS)).slice(0, -MOST_ASSETS)) await drop(ASSETS, oldest);
}

async function sameAsset(path) {
	for (const name of [SHELL, ASSETS]) {
		const same = (await entries(name)).findLast((other) => isSameAsset(other, path));
		if (same) return stored(same, name);
	}
}

/** What pages ask for: `{ act, path }`; the answer goes to the port that came with it. */
const ACTS = {
	save: ({ path }) => save(new URL(path, location.origin).href),
	unsave: ({ path }) => unsave(path),
	edition: ({ asked }) => refreshEdition(asked),
	renew: () => Promise.all([renew(), renewShell()]),
	activate: () => skipWaiting(),
};

addEventListener('message', (event) => {
	const { act } = event.data ?? {};
	if (!Object.hasOwn(ACTS, act)) return;
	const work = Promise.resolve(ACTS[act](event.data)).catch(() => false);
	event.waitUntil(work.then((result) => event.ports[0]?.postMessage(result ?? true)));
});

watchMessages();

addEventListener('sync', (event) => {
	// a failure makes the browser try again later
	if (event.tag === 'queue') event.waitUntil(flush().then((left) => left && Promise.reject(new Error(`${left} forms wait`))));
});

addEventListener('periodicsync', (event) => {
	if (event.tag === 'edition') event.waitUntil(refreshEdition().then(renew).catch(() => {}));
});
