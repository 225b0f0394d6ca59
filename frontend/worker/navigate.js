//! A page: from the network, for as long as that is not too slow; else from the device; else the page that says what is on the device.

import { copies, copy, dropPage, remember, storedAt } from './copies.js';
import { framed, listMain, storyMain, timeText, withReason, withStrip, word } from './compose.js';
import * as database from './database.js';
import { isSearch, pageKey } from './decide.js';
import { PATIENCE, SAVED, SHELL } from './names.js';
import { plain, search } from './search.js';
import { stored } from './storage.js';

/** `after` lets the worker live until copies are stored. */
export async function navigate(request, preload, after) {
	const href = request.url;
	// navigation preload is a request that the browser has sent already: used in every case, never doubled
	const network = Promise.resolve(preload).catch(() => undefined).then((response) => response ?? fetch(request));
	const arrived = network.then((response) => ({ response }), () => ({ failed: true }));
	const stale = await copy(href);
	const own = stale ? undefined : await stored(pageKey(href), SHELL);
	const first = stale || own ? await Promise.race([arrived, later(PATIENCE)]) : await arrived;
	after(arrived.then(({ response }) => response && keep(href, response.clone())).catch(() => {}));
	const { response } = first ?? {};
	if (response && response.status < 500) return response;
	if (own) return own;
	if (!first) return note(stale, 'COPY_SLOW');
	if (stale) return note(stale, response ? 'COPY_FAULT' : 'COPY_OFFLINE');
	return await fromDevice(href, response ? 'COPY_FAULT' : 'COPY_OFFLINE') ?? response ?? await offline() ?? Response.error();
}

/** Stores what may be stored; what no longer exists is deleted from the device as well. */
async function keep(href, response) {
	if ([404, 410, 451].includes(response.status)) await dropPage(href);
	else await remember(href, response);
}

const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A copy with the sentence that says of when it is. */
async function note(stale, reason) {
	const { words = {}, language } = await facts();
	const text = word(words, reason, { time: timeText(storedAt(stale), language) });
	const headers = new Headers(stale.headers);
	headers.delete('content-length');
	const html = await stale.text();
	return new Response(text ? withStrip(html, text) : html, { headers });
}

const facts = async () => await database.get('values', 'interface') ?? {};

/** `/offline/` as it was installed with the worker. */
const offline = () => stored('/offline/', SHELL);

/** A page that the edition or the device's search gives, or undefined. */
async function fromDevice(href, reason) {
	const frame = await offline();
	if (!frame) return undefined;
	const url = new URL(href);
	const [{ words = {}, name = '', language }, edition] = await Promise.all([facts(), database.get('values', 'edition')]);
	const page = await pageOf(url, edition, words, language);
	const html = await frame.clone().text();
	if (!page) return new Response(withReason(html, reason), { status: 503, headers: headersOf(frame) });
	const made = edition ? timeText(edition.made, language) : '';
	const full = framed(html, { title: `${page.title} | ${name}`, kind: page.kind, main: page.main });
	return new Response(page.fromEdition ? withStrip(full, word(words, reason, { time: made })) : full, { headers: headersOf(frame) });
}

function headersOf(frame) {
	const headers = new Headers(frame.headers);
	for (const name of ['content-length', 'content-encoding']) headers.delete(name);
	return headers;
}

async function pageOf(url, edition, words, language) {
	if (isSearch(url.pathname)) return found(url.searchParams.get('q') ?? '', words, edition);
	if (!edition) return undefined;
	const path = pageKey(url);
	const story = await database.get('stories', path);
	if (story) {
		const card = edition.stories.find((card) => card.id === story.id);
		return { title: story.headline, kind: 'story', fromEdition: true, main: storyMain(story, { ...card, home: words.FRONT }) };
	}
	const isFront = path === '/' || path === '/latest/';
	const cards = isFront ? edition.stories : edition.stories.filter(({ lists }) => lists.includes(url.pathname));
	if (!cards.length) return undefined;
	const section = cards.find(({ section }) => section?.[1] === url.pathname)?.section[0];
	const title = isFront ? words.EDITION : section ?? words.EDITION;
	const about = word(words, 'EDITION_AT', { time: timeText(edition.made, language) });
	return { title, kind: 'list', fromEdition: true, main: listMain({ title, about, cards }) };
}

/** The results of a search over the edition, saved stories and last read ones. */
async function found(query, words, edition) {
	const documents = new Map();
	const cards = new Map(edition?.stories.map((card) => [card.id, card]));
	for (const story of await database.all('stories')) {
		documents.set(story.path, { title: story.headline, text: plain(story.html), card: cards.get(story.id) ?? story });
	}
	for (const name of [SAVED, undefined]) {
		for (const { path, title, story } of await copies(name)) {
			if (!story || documents.has(path)) continue;
			const response = await stored(path, ...name ? [name] : ['pages-1']);
			const article = (await response?.text())?.match(/<article[^>]* data-story=[^]*<\/article>/)?.[0] ?? '';
			documents.set(path, { title, text: plain(article), card: { path, headline: title } });
		}
	}
	const results = search(query, [...documents.values()]).slice(0, 50).map(({ card }) => card);
	const title = words.SEARCH_DEVICE ?? '';
	const about = !query.trim() ? '' : results.length ? word(words, 'FOUND', { n: results.length }) : words.FOUND_NOTHING;
	const more = `<form class="device-find" action="/search/" role="search"><input name="q" type="search" aria-label="${title}" value="${query.replace(/[&"<]/g, (sign) => `&#${sign.charCodeAt()};`)}" maxlength="200"> <button class="go">${words.SEARCH ?? title}</button></form>`;
	return { title, kind: 'list', main: listMain({ title, about, cards: results, more }) };
}
