//! A message arrives: it is always shown, because browsers end subscriptions of those who show nothing. A tap opens what it is about.

import { alerts, connect, isOn, leave, opened } from './alerts.js';
import { word } from './compose.js';
import { get } from './database.js';
import { interfaceOf } from './edition.js';

/** How long a page may take to say whether it goes to another one, in ms. */
const PATIENCE = 500;

/**
 * Title and options of what is shown. A message that cannot be read is shown as news of the paper. Pure.
 *
 * @param {?string} sent the text of the message
 * @param {{ name?: string, words?: object }} paper as `/edition/interface.json` has it
 */
export function notificationOf(sent, paper) {
	let message;
	try {
		message = JSON.parse(sent);
	} catch {
		// not ours, or from a later release
	}
	const { title, navigate = '/', body = '', tag = 'news', lang, dir, icon, silent, actions, data } = message?.notification ?? {};
	const options = { body, tag, lang, dir, icon, silent: silent === true, actions, data: { navigate, alert: data?.alert } };
	return [typeof title === 'string' && title ? title : word(paper?.words ?? {}, 'NEWS', { name: paper?.name ?? '' }) || location.host, options];
}

/** Which of the open windows shows it: one with the same page, else the one in front; never the desk. Pure. */
export function windowFor(windows, href) {
	const path = (url) => new URL(url).pathname;
	const pages = windows.filter(({ url }) => !/^\/(desk|preview)\//.test(path(url)));
	return pages.find(({ url }) => path(url) === path(href)) ?? pages.find(({ focused }) => focused) ?? pages.find(({ visibilityState }) => visibilityState === 'visible') ?? pages[0];
}

async function show(data) {
	const paper = await get('values', 'interface').catch(() => undefined);
	const [title, options] = notificationOf(data?.text(), paper);
	// an older browser refuses what it does not know
	await registration.showNotification(title, options).catch(() => registration.showNotification(title, { body: options.body, tag: options.tag, data: options.data }));
	await badge();
	const { left } = await alerts();
	if (left) await leave(registration.pushManager);
}

/** The number on the app's icon: messages that are shown. */
async function badge() {
	const { length } = await registration.getNotifications();
	await (length ? navigator.setAppBadge?.(length) : navigator.clearAppBadge?.());
}

async function open(navigate) {
	const href = new URL(navigate, location.origin).href;
	const page = windowFor(await clients.matchAll({ type: 'window', includeUncontrolled: true }), href);
	// a window may be shown once after a tap: first it, then its page
	const front = await page?.focus().catch(() => undefined);
	if (!front) return clients.openWindow(href);
	if (new URL(front.url).pathname === new URL(href).pathname || await goes(front, href)) return;
	await front.navigate(href).catch(() => clients.openWindow(href));
}

/** Whether the page takes care of it: it goes there, or somebody writes in it and is asked. */
function goes(page, href) {
	const { port1, port2 } = new MessageChannel();
	return new Promise((resolve) => {
		port1.onmessage = () => resolve(true);
		setTimeout(resolve, PATIENCE, false);
		page.postMessage({ act: 'go', href }, [port2]);
	});
}

async function subscribeAnew() {
	const { push } = await interfaceOf();
	if (push && isOn(await alerts())) await connect(registration.pushManager, push);
}

/** Called once by the worker. */
export function watchMessages() {
	addEventListener('push', (event) => event.waitUntil(show(event.data)));
	addEventListener('notificationclose', (event) => event.waitUntil(badge().catch(() => {})));
	addEventListener('pushsubscriptionchange', (event) => event.waitUntil(subscribeAnew()));
	addEventListener('notificationclick', (event) => {
		const { notification, action } = event;
		notification.close();
		if (action === 'leave') {
			event.waitUntil(leave(registration.pushManager));
			return;
		}
		const { navigate, alert } = notification.data ?? {};
		event.waitUntil(Promise.allSettled([open(navigate ?? '/'), opened(alert), badge()]));
	});
}
