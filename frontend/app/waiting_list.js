//! The list of what waits to be sent, on `/offline/`: each can be changed, sent and deleted until it is sent.

import { discard, edit, flush, kindOf, textOf, waiting } from '../worker/queue.js';
import { element, say } from './words.js';

const LABELS = { comment: 'COMMENT_ON', report: 'REPORT_ON', letter: 'LETTER', share: 'SHARED' };

/** The group as a list of elements, empty if nothing waits; `changed` is called when an entry left it. */
export async function waitingGroup(changed) {
	const entries = await waiting();
	if (!entries.length) return [];
	const rows = await Promise.all(entries.map((entry) => row(entry, changed)));
	return [element('section', { class: 'device-group', id: 'waiting' },
		element('h2', { class: 'rail-title' }, `${await say('WAITING_TITLE')} (${entries.length})`),
		element('ol', { class: 'waiting-list' }, ...rows))];
}

async function row(entry, changed) {
	const label = await say(LABELS[kindOf(entry)], { title: entry.title });
	const text = element('textarea', { 'aria-label': label, dir: 'auto', rows: 4, maxlength: 10_000 });
	text.value = textOf(entry);
	text.addEventListener('input', () => edit(entry, text.value));
	const act = (work) => async () => { await work(); await changed(); };
	return element('li', {},
		element('p', {}, entry.path ? element('a', { href: entry.path }, label) : label),
		entry.refused ? element('p', { class: 'device-notice' }, await say('REFUSED', { why: entry.refused })) : '',
		text,
		...pictures(entry),
		element('p', { class: 'settings-acts' },
			element('button', { type: 'button', class: 'go', onclick: act(async () => { await edit(entry, text.value); await flush(entry.key); }) }, await say('SEND_NOW')),
			element('button', { type: 'button', class: 'go', onclick: act(() => discard(entry.key)) }, await say('DELETE'))));
}

/** The names of files that wait with an entry. */
function pictures({ fields }) {
	const files = fields.filter(([, value]) => typeof value !== 'string');
	return files.length ? [element('ul', { class: 'waiting-files' }, ...files.map(([, file]) => element('li', { dir: 'auto' }, file.name)))] : [];
}
