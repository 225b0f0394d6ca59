//! `/offline/`, and what a worker shows in place of a page that is not on the device.

import { copies } from '../worker/copies.js';
import { cardList, timeText } from '../worker/compose.js';
import { get } from '../worker/database.js';
import { list } from '../worker/saved.js';
import { waitingGroup } from './waiting_list.js';
import { element, facts, say } from './words.js';

export async function offlinePage({ part }) {
	const isOwnAddress = location.pathname === '/offline/';
	const { language } = await facts();
	if (!isOwnAddress) {
		// the worker knows why it shows this page: no answer, or an error of the server
		const isFault = document.querySelector('.device').dataset.reason === 'COPY_FAULT';
		part('title').textContent = await say(isFault ? 'FAULT_TITLE' : 'OFFLINE_TITLE');
		part('about').textContent = await say(isFault ? 'FAULT_TEXT' : 'OFFLINE_TEXT');
		part('again').hidden = false;
		addEventListener('online', () => location.reload(), { once: true });
	} else if (!navigator.onLine) {
		part('title').textContent = await say('OFFLINE_TITLE');
	}
	const [edition, saved, read] = await Promise.all([get('values', 'edition'), list(), copies()]);
	const rows = (entries) => entries.map(({ path, title }) => ({ path, headline: title }));
	const stories = read.filter(({ story }) => story).slice(0, 50);
	const groups = [
		[await say('SAVED_TITLE'), rows(saved.filter(({ lost, withdrawn, link }) => !lost && !withdrawn && !link)), '', '/saved/'],
		[await say('EDITION'), edition?.stories.slice(0, 10) ?? [], edition && await say('EDITION_AT', { time: timeText(edition.made, language) }), '/latest/'],
		[await say('LAST_READ'), rows(stories), ''],
	].filter(([, cards]) => cards.length);
	part('find').hidden = !groups.length;
	const waiting = await waitingGroup(() => offlinePage({ part }));
	part('lists').replaceChildren(...waiting, ...groups.map(([title, cards, about, href]) => group(title, cards, about, href)));
	if (!groups.length && !waiting.length) part('lists').append(element('p', { class: 'empty' }, await say('NOTHING_STORED')));
}

function group(title, cards, about, href) {
	const template = document.createElement('template');
	// made of escaped texts, see compose.js
	template.innerHTML = cardList(cards);
	const heading = href ? element('a', { href }, title) : title;
	return element('section', { class: 'device-group' }, element('h2', { class: 'rail-title' }, heading), about ? element('p', { class: 'hint' }, about) : '', template.content);
}
