//! `/saved/`: the list of saved stories, and links that were shared into the app.

import { put, remove } from '../worker/database.js';
import { list } from '../worker/saved.js';
import { timeText } from '../worker/compose.js';
import { askWhenReady } from './talk.js';
import { element, facts, say, size } from './words.js';

export async function savedPage({ part }) {
	const shared = takeShared();
	if (shared) await saveShared(shared);
	await show(part);
}

async function show(part) {
	const saved = await list();
	const { language } = await facts();
	if (!saved.length) {
		part('lists').replaceChildren(element('p', { class: 'empty' }, await say('SAVED_EMPTY')));
		return;
	}
	const bytes = saved.reduce((sum, entry) => sum + (entry.bytes ?? 0), 0);
	const total = element('p', { class: 'device-total' }, await say('TOTAL', { n: saved.length, size: size(bytes) }), ' ', exportLink(saved, await say('EXPORT_LIST')));
	const rows = await Promise.all(saved.map((entry) => row(entry, language, async () => {
		await (entry.link ? remove('saved', entry.path) : askWhenReady({ act: 'unsave', path: entry.path }));
		await show(part);
	})));
	part('lists').replaceChildren(total, element('ol', { class: 'saved-list' }, ...rows));
}

async function row(entry, language, onclick) {
	const notice = entry.withdrawn ? 'WITHDRAWN' : entry.lost ? 'LOST' : entry.link ? 'ELSEWHERE' : { changed: 'CHANGED', corrected: 'CORRECTED' }[entry.changed];
	const title = entry.title || entry.path;
	const headline = entry.withdrawn ? title : element('a', { href: entry.path }, title);
	const facts = [timeText(entry.at, language), entry.bytes && size(entry.bytes)].filter(Boolean).map((fact) => element('bdi', {}, fact));
	return element('li', {},
		element('div', {},
			element('h2', { class: 'card-headline', dir: 'auto' }, headline),
			notice ? element('p', { class: 'device-notice' }, await say(notice)) : '',
			element('p', { class: 'card-meta' }, ...facts.flatMap((fact, at) => at ? [' · ', fact] : [fact]))),
		element('button', { type: 'button', class: 'go', 'aria-label': `${await say('REMOVE')}: ${title}`, onclick }, await say('REMOVE')));
}

function exportLink(saved, label) {
	const lines = saved.map(({ path, title }) => `${title}\n${new URL(path, location.origin)}\n`);
	const save = (event) => {
		event.preventDefault();
		download('saved-stories.txt', lines.join('\n'), 'text/plain');
	};
	return element('button', { type: 'button', class: 'link', onclick: save }, label);
}

/** Hands a file to the reader. */
export function download(name, text, type) {
	const href = URL.createObjectURL(new Blob([text], { type }));
	element('a', { href, download: name }).click();
	setTimeout(() => URL.revokeObjectURL(href), 1000);
}

/** What another app shared, taken out of the address, so that a reload does not save it again. */
function takeShared() {
	const query = new URLSearchParams(location.search);
	const text = `${query.get('url') ?? ''} ${query.get('text') ?? ''}`;
	const url = text.match(/https?:\/\/\S+/)?.[0];
	if (location.search) history.replaceState(history.state, '', location.pathname);
	return url && { url, title: query.get('title') || url };
}

async function saveShared({ url, title }) {
	const target = new URL(url);
	if (target.origin === location.origin) return askWhenReady({ act: 'save', path: target.pathname + target.search });
	return put('saved', target.href, { path: target.href, title, at: Date.now(), link: true });
}
