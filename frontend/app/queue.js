//! Comments, reports and letters that could not be sent: kept on the device, sent when there is a connection, and shown meanwhile.

import { enqueue, flush, send, waiting } from '../worker/queue.js';
import { bar } from './bar.js';
import { offerReports } from './report.js';
import { element, say } from './words.js';

/** Watches for forms that fail (`unsent`, frontend/boot/comment_form.js; `data-waits`), and sends what waits from earlier visits. */
export function queue() {
	document.addEventListener('unsent', (event) => {
		event.preventDefault();
		store(event.target, event.detail.failed, 'QUEUED');
	});
	document.addEventListener('submit', (event) => {
		if (event.defaultPrevented || !event.target.dataset.waits) return;
		event.preventDefault();
		post(event.target);
	});
	offerReports();
	addEventListener('online', sendWaiting);
	sendWaiting();
}

/** Sends a form. Its answer is the page that the form would open without script: sent again, it is the same form, and the server takes it once. */
async function post(form) {
	const button = form.querySelector('[type=submit]');
	button.disabled = true;
	form.elements.key ?? form.append(element('input', { type: 'hidden', name: 'key', value: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}` }));
	const result = await send(entryOf(form));
	const open = () => { button.disabled = false; form.submit(); };
	if (result.failed) store(form, open, 'QUEUED_FORM');
	else open();
}

function entryOf(form) {
	const fields = [...new FormData(form)].filter(([, value]) => typeof value === 'string');
	const story = form.parentElement.querySelector('.comments-story a');
	return {
		key: form.elements.key?.value,
		url: new URL(form.action).pathname,
		fields,
		title: (story ?? document.querySelector('article.story h1'))?.textContent ?? document.title,
		path: story?.pathname ?? location.pathname,
	};
}

async function store(form, failed, word) {
	const entry = entryOf(form);
	if (!entry.key || !await enqueue(entry)) return failed();
	const registration = await navigator.serviceWorker?.getRegistration();
	registration?.sync?.register('queue').catch(() => {});
	form.replaceWith(element('p', { class: 'form-status', role: 'status' }, await say(word)));
	await showBar();
}

async function sendWaiting() {
	if (!(await waiting()).length) return;
	if (navigator.onLine) await flush();
	await showBar();
}

async function showBar() {
	const { length } = await waiting();
	if (!length || location.pathname === '/offline/') return;
	bar('queue', await say('WAITING', { n: length }), [[await say('SHOW'), () => location.assign('/offline/')], [await say('LATER')]]);
}
