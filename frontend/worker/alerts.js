//! Alerts on this device: the subscription, what it follows, and its end. For pages and the worker.
//!
//! The state is `{ device, topics, quiet, most, zone, endpoint, key, left }`: `topics` are pairs of name and label, `device` is a secret number of our
//! own. `left` is stronger than everything: a reader who left is not subscribed again by anything but a tap.

import { get, put } from './database.js';

/** As it is before a reader sets anything: quiet from 22 to 7 o'clock, in minutes. */
export const DEFAULTS = { topics: [], quiet: [22 * 60, 7 * 60], most: 3 };

/** What is stored on this device. */
export const alerts = async () => ({ ...DEFAULTS, ...await get('values', 'alerts') });
/** Whether this device should get alerts. */
export const isOn = ({ endpoint, left }) => Boolean(endpoint) && !left;

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Whether the server took it. Its own answers are empty: a portal's page is none. */
async function post(path, body) {
	const response = await fetch(`/api/push/${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
	return response.status === 204;
}

/** Subscribes the browser and sends the server what the device follows; false if one of the two failed. Repeating it changes nothing more. */
export async function connect(manager, key, changes = {}) {
	const state = { ...await alerts(), ...changes };
	let subscription = await manager.getSubscription();
	if (subscription && keyOf(subscription) !== key) {
		await subscription.unsubscribe();
		subscription = null;
	}
	subscription ??= await manager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
	const { endpoint, keys } = subscription.toJSON();
	const device = state.device ?? text(crypto.getRandomValues(new Uint8Array(24)));
	const wanted = { device, topics: state.topics.map(([topic]) => topic), quiet: state.quiet, most: state.most, zone: zone() };
	if (!await post('subscribe', { ...wanted, ...keys, endpoint, key })) return false;
	return put('values', 'alerts', { ...state, device, endpoint, key, zone: wanted.zone, left: false });
}

/** Compares the browser's subscription with what is stored here, and subscribes anew if they differ. Says nothing, asks nothing. */
export async function repair(manager, key) {
	const state = await alerts();
	if (!isOn(state) || !key || self.Notification?.permission !== 'granted') return;
	const present = await manager.getSubscription();
	if (present?.endpoint === state.endpoint && state.key === key && keyOf(present) === key && state.zone === zone()) return;
	await connect(manager, key);
}

/** Ends all alerts. The device stays off even if the server cannot be reached now: what still arrives is answered by leaving again. */
export async function leave(manager) {
	const state = await alerts();
	await put('values', 'alerts', { ...state, left: true });
	await (await manager.getSubscription())?.unsubscribe();
	return !state.device || post('unsubscribe', { device: state.device });
}

/** Says that an alert was opened: the server counts it. */
export async function opened(alert) {
	const { device } = await alerts();
	if (device && alert) await post('opened', { device, alert });
}

const keyOf = ({ options }) => options?.applicationServerKey ? text(new Uint8Array(options.applicationServerKey)) : undefined;
const text = (data) => btoa(String.fromCharCode(...data)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const bytes = (base64) => Uint8Array.from(atob(base64.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
