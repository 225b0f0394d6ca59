//! What every page loads after everything else: the worker, the button that saves, the bars. Without storage or worker it does nothing.

import { get } from '../worker/database.js';
import { bells, watchAlerts } from './bells.js';
import { installHint } from './install.js';
import { note, recall } from './memory.js';
import { queue } from './queue.js';
import { saveButton } from './save.js';
import { staffManifest } from './staff.js';
import { standalone } from './standalone.js';
import { askWhenReady, register } from './talk.js';
import { watchUpdates } from './update.js';

/** Time after which a first visit registers the worker, in ms. */
const FIRST = 1500;
/** Time between two checks of the copies on the device, in ms. */
const CHECK = 10 * 60 * 1000;

async function start() {
	const { worker } = document.querySelector('link[rel=manifest]').dataset;
	staffManifest();
	saveButton();
	queue();
	standalone();
	navigator.clearAppBadge?.().catch(() => {});
	if (!navigator.serviceWorker) return;
	if (!worker) {
		await switchOff();
		return;
	}
	installHint();
	// a first visit: the worker's downloads must not compete with pictures that are still on their way
	const registration = await register(worker, navigator.serviceWorker.controller ? 0 : FIRST);
	if (!registration) return;
	watchUpdates(registration);
	watchAlerts(registration);
	bells();
	registration.periodicSync?.register('edition', { minInterval: 12 * 60 * 60 * 1000 }).catch(() => {});
	addEventListener('online', refresh);
	if (navigator.onLine) refresh();
}

/** The paper has switched reading offline off: what the worker's own switch does, for browsers that have not looked for a new script yet. */
async function switchOff() {
	for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
	for (const name of await self.caches?.keys() ?? []) if (name.startsWith('shell-')) await caches.delete(name);
}

/** Brings the edition, and corrections of what is on the device. */
async function refresh() {
	await askWhenReady({ act: 'edition' });
	if (Date.now() - (recall('checked') ?? 0) < CHECK && !await get('values', 'pending')) return;
	note('checked', Date.now());
	await askWhenReady({ act: 'renew' });
}

start();
