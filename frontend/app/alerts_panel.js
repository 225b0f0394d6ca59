//! What a reader follows on this device, and when it may ring: a dialog behind each bell, and a part of `/settings/`.

import { alerts, connect, isOn, leave } from '../worker/alerts.js';
import { isApple, isInstalled } from './install.js';
import { element, facts, say } from './words.js';

const LIMITS = [1, 2, 3, 5, 10, 0];

/** Opens the dialog of a bell; `offered` are pairs of topic and label, `changed` is called when it is closed. */
export async function alertsDialog(offered, changed) {
	const close = element('button', { type: 'button', class: 'go', onclick: () => dialog.close() }, await say('CLOSE_PANEL'));
	const dialog = element('dialog', { class: 'alerts-dialog', 'aria-labelledby': 'alerts-title', onclose: () => { dialog.remove(); changed(); } },
		element('h2', { id: 'alerts-title' }, await say('ALERTS_TITLE')), await alertsForm(offered, close));
	document.body.append(dialog);
	dialog.showModal();
}

/** The style of the panel, which no page needs before. */
const styled = () => styling ??= new Promise((resolve) => document.head.append(element('link', { rel: 'stylesheet', href: '/assets/alerts.css', onload: resolve, onerror: resolve })));
let styling;

/** The form, with `beside` after its buttons. */
export async function alertsForm(offered, beside) {
	await styled();
	const about = element('p', { class: 'hint' }, await say('ALERTS_ABOUT'));
	if (!('PushManager' in self)) {
		return element('div', { class: 'alerts' }, about, element('p', {}, await say(isApple() && !isInstalled() ? 'ALERTS_IOS' : 'ALERTS_DENIED')), beside ?? '');
	}
	const state = await alerts();
	const followed = isOn(state) ? state.topics : [];
	const choices = new Map([...offered, ['breaking', await say('BREAKING_NEWS')], ...followed]);
	// nothing chosen yet: what the page is about is what the tap was for
	const chosen = new Set(followed.length ? followed.map(([topic]) => topic) : offered.slice(0, 1).map(([topic]) => topic));
	const boxes = [...choices].map(([topic, label]) => element('label', { class: 'choice' }, element('input', { type: 'checkbox', name: 'topic', value: topic, checked: chosen.has(topic) }), element('span', { dir: 'auto' }, label)));
	const status = element('p', { role: 'status', class: 'alerts-status' });
	const [from, until] = state.quiet;
	const number = new Intl.NumberFormat(document.documentElement.lang);
	const limits = await Promise.all(LIMITS.map(async (most) => element('option', { value: most, selected: most === state.most }, most ? number.format(most) : await say('ANY_NUMBER'))));
	const send = element('button', { class: 'go primary' }, await say(isOn(state) ? 'SAVE_CHOICE' : 'TURN_ON'));
	const stop = element('button', { type: 'button', class: 'go', hidden: !isOn(state), onclick: () => end(stop, send, status) }, await say('STOP'));
	return element('form', { class: 'alerts', onsubmit: (event) => { event.preventDefault(); save(event.target, choices, { send, stop, status }); } },
		about,
		element('fieldset', {}, element('legend', {}, await say('FOLLOWING')), ...boxes),
		offered.length ? '' : element('p', { class: 'hint' }, await say('FOLLOW_MORE')),
		element('fieldset', { class: 'alerts-times' }, element('legend', {}, await say('QUIET')),
			element('label', {}, await say('QUIET_FROM'), ' ', element('input', { type: 'time', name: 'from', value: clock(from), required: true })),
			element('label', {}, await say('QUIET_UNTIL'), ' ', element('input', { type: 'time', name: 'until', value: clock(until), required: true })),
			element('p', { class: 'hint' }, await say('QUIET_HINT'))),
		element('label', { class: 'alerts-most' }, await say('MOST_A_DAY'), ' ', element('select', { name: 'most' }, ...limits)),
		status,
		element('p', { class: 'alerts-acts' }, send, stop, beside ?? ''));
}

async function save(form, choices, { send, stop, status }) {
	const topics = [...form.querySelectorAll('[name=topic]:checked')].map(({ value }) => [value, choices.get(value)]);
	if (!topics.length) {
		status.textContent = await say('CHOOSE_FIRST');
		return;
	}
	send.disabled = true;
	try {
		// nothing may come before this question: browsers accept it only as the answer to a tap
		if (await Notification.requestPermission() !== 'granted') {
			status.textContent = await say('ALERTS_DENIED');
			return;
		}
		const { pushManager } = await navigator.serviceWorker.ready;
		const changes = { topics, quiet: [minutes(form.elements.from.value), minutes(form.elements.until.value)], most: Number(form.elements.most.value) };
		const done = await connect(pushManager, (await facts()).push, changes);
		status.textContent = await say(done ? 'ALERTS_ON' : 'ALERTS_FAILED');
		if (!done) return;
		stop.hidden = false;
		send.textContent = await say('SAVE_CHOICE');
	} catch {
		// the push service of the browser could not be reached
		status.textContent = await say('ALERTS_FAILED');
	} finally {
		send.disabled = false;
	}
}

async function end(stop, send, status) {
	const { pushManager } = await navigator.serviceWorker.ready;
	await leave(pushManager).catch(() => {});
	stop.hidden = true;
	send.textContent = await say('TURN_ON');
	status.textContent = await say('ALERTS_OFF');
}

const clock = (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutes = (clock) => { const [hours, rest] = clock.split(':').map(Number); return hours * 60 + rest || 0; };
