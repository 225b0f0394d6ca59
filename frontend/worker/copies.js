//! Copies of pages that were read: stored as the server sent them, the last ones only.

import { DEVICE_PAGES, MARK, MOST_LISTS, MOST_STORIES, PAGES, SAVED } from './names.js';
import { isOwnPage, pageKey } from './decide.js';
import { makeRoom } from './pictures.js';
import { drop, entries, store, stored } from './storage.js';

/** When a copy was stored, in ms since 1970. */
export const storedAt = (response) => Number(response.headers.get('device-at')) || 0;
/** A story's identity and version, as its page names them; undefined for other pages. */
export function storyOf(html) {
	const [, id] = html.match(/<article[^>]* data-story="([\w-]+)"/) ?? [];
	const [, version] = html.match(/<article[^>]* data-version="(\w+)"/) ?? [];
	return id && { id, version };
}
/** The headline or title of a page. */
export const titleOf = (html) => unescaped(html.match(/<h1[^>]*>([^]*?)<\/h1>/)?.[1] ?? html.match(/<title>([^]*?)<\/title>/)?.[1] ?? '');

const SIGNS = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" };
const unescaped = (html) => html.replace(/<[^>]*>/g, '').replace(/&([#\w]+);/g, (all, name) => SIGNS[name] ?? all).trim();

/** A response for the device: the same, with what a list of copies says about it. */
export function copyOf(response, html, facts = {}) {
	const headers = new Headers(response.headers);
	// the body is no longer compressed
	for (const name of ['content-encoding', 'set-cookie', 'vary']) headers.delete(name);
	const story = storyOf(html);
	const own = { 'device-at': Date.now(), 'device-title': titleOf(html), 'device-story': story?.id, 'device-version': story?.version, ...facts };
	for (const [name, value] of Object.entries(own)) if (value !== undefined) headers.set(name, encodeURIComponent(value));
	const body = new TextEncoder().encode(html);
	headers.set('content-length', body.length);
	return new Response(body, { status: 200, headers });
}

/** What the headers of a copy say. */
export function factsOf(response, path) {
	const fact = (name) => decodeURIComponent(response.headers.get(`device-${name}`) ?? '');
	return { path, title: fact('title'), story: fact('story'), version: fact('version'), at: storedAt(response), pictures: fact('pictures').split(' ').filter(Boolean) };
}

/** Stores a page that was read, if it is one of ours. */
export async function remember(href, response) {
	if (!isOwnPage(response, MARK)) return;
	const path = pageKey(href);
	if (DEVICE_PAGES.includes(path)) return;
	const html = await response.text();
	const saved = await stored(path, SAVED);
	const copy = copyOf(response, html);
	// a saved story that is read is renewed as well
	if (saved) await store(SAVED, path, copyOf(response, html, { 'device-pictures': factsOf(saved, path).pictures.join(' ') }));
	await store(PAGES, path, copy, () => makeRoom(html.length * 2));
	await trim();
}

/** The copy of a page, saved stories included. */
export const copy = (href) => stored(pageKey(href), PAGES, SAVED);

/** Deletes the copy of a page that no longer exists. */
export const dropPage = (href) => drop(PAGES, pageKey(href));

/** All copies with their facts, newest first. */
export async function copies(name = PAGES) {
	const found = [];
	for (const path of await entries(name)) {
		const response = await stored(path, name);
		if (response?.headers.has('device-at')) found.push(factsOf(response, path));
	}
	return found.reverse();
}

async function trim() {
	const all = await copies();
	for (const path of tooMany(all)) await drop(PAGES, path);
}

/** The paths beyond the limits, of copies that are sorted newest first. */
export function tooMany(all) {
	const stories = all.filter(({ story }) => story).slice(MOST_STORIES);
	const lists = all.filter(({ story }) => !story).slice(MOST_LISTS);
	return [...stories, ...lists].map(({ path }) => path);
}
