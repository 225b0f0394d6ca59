//! Comments that could not be sent: kept on the device, sent when there is a connection, and shown meanwhile.

import { enqueue, flush, waiting } from '../worker/queue.js';
import { bar } from './bar.js';
import { element, say } from './words.js';

/** Watches for forms that fail (`unsent`, frontend/boot/comment_form.js), and sends what waits from earlier visits. */
export function queue() {
	document.addEventListener('unsent', (event) => {
		event.preventDefault();
		store(event.target, event.detail.failed);
	});
	addEventListener('online', sendWaiting);
	sendWaiting();
}

async function store(form, failed) {
	const fields = [...new FormData(form)].filter(([, value]) => typeof value === 'string');
	const key = fields.find(([name]) => name === 'key')?.[1];
	const title = document.querySelector('article.story h1')?.textContent ?? document.title;
	if (!key || !await enqueue({ key, url: new URL(form.action).pathname, fields, title, path: location.pathname })) return failed();
	const registration = await navigator.serviceWorker?.getRegistration();
	registration?.sync?.register('queue').catch(() => {});
	form.replaceWith(element('p', { class: 'form-status', role: 'status' }, await say('QUEUED')));
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
