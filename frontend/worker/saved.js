//! Stories that a reader saved: the page and its pictures stay until they are removed. The list is in the database, the content in a cache;
//! each can be lost alone, and is made again from the other.

import * as database from './database.js';
import { isOwnFile, isOwnPage, pageKey } from './decide.js';
import { copies, copyOf, factsOf, storyOf, titleOf } from './copies.js';
import { DEVICE_PAGES, MARK, PAGES, SAVED, SHELL } from './names.js';
import { makeRoom } from './pictures.js';
import { drop, entries, sizeOf, store, stored } from './storage.js';

/** Stories that one request asks about. */
const AT_ONCE = 50;

/** Downloads a story with its pictures and puts it on the list; false if that failed. */
export async function save(href, since) {
	const path = pageKey(href);
	const response = await fetch(path, { cache: 'no-cache' });
	if (!isOwnPage(response, MARK)) return false;
	const html = await response.text();
	const before = await database.get('saved', path);
	const pictures = [];
	let bytes = new TextEncoder().encode(html).length;
	for (const picture of mediaOf(html)) {
		const size = await savePicture(picture);
		if (!size) continue;
		pictures.push(picture);
		bytes += size;
	}
	if (!await store(SAVED, path, copyOf(response, html, { 'device-pictures': pictures.join(' ') }), () => makeRoom(bytes))) return false;
	const story = storyOf(html);
	const entry = { path, title: titleOf(html), at: since ?? before?.at ?? Date.now(), bytes, pictures, story: story?.id, version: story?.version, corrections: corrections(html) };
	await database.put('saved', path, entry);
	await navigator.storage?.persist?.().catch(() => {});
	return true;
}

/** Removes a story and those of its pictures that no other saved story has. */
export async function unsave(path) {
	const entry = await database.get('saved', path) ?? await fromCache(path);
	await database.remove('saved', path);
	await drop(SAVED, path);
	const others = new Set((await list()).flatMap(({ pictures }) => pictures ?? []));
	for (const picture of entry?.pictures ?? []) if (!others.has(picture)) await drop(SAVED, picture);
}

/** The saved stories, newest first. `lost`: its content is no longer on the device. */
export async function list() {
	const listed = new Map((await database.all('saved')).map((entry) => [entry.path, entry]));
	const present = new Set(await entries(SAVED));
	for (const facts of await copies(SAVED)) {
		if (listed.has(facts.path)) continue;
		const entry = { ...facts, bytes: await sizeOf(await stored(facts.path, SAVED)) };
		listed.set(facts.path, entry);
		await database.put('saved', facts.path, entry);
	}
	const all = [...listed.values()].map((entry) => ({ ...entry, lost: !entry.link && !entry.withdrawn && !present.has(entry.path) }));
	return all.sort((one, other) => other.at - one.at);
}

/** Brings the pages of the shell up to date: the paper's name or menu may have changed since the worker was installed. */
export async function renewShell() {
	for (const path of DEVICE_PAGES) {
		const response = await fetch(path, { cache: 'no-cache' });
		// deleted by a worker that has taken over, or that removes itself
		if (!await caches.has(SHELL)) return;
		if (isOwnPage(response, MARK)) await store(SHELL, path, response);
	}
}

/** Brings corrections and kills to every copy on the device, and downloads again what was lost. */
export async function renew() {
	const saved = await list();
	for (const { path, lost, at } of saved) if (lost) await save(path, at).catch(() => {});
	const read = (await copies()).filter(({ story }) => story);
	const ids = [...new Set([...saved, ...read].map(({ story }) => story).filter(Boolean))];
	const present = {};
	for (let at = 0; at < ids.length; at += AT_ONCE) {
		const response = await fetch(`/edition/copies.json?story=${ids.slice(at, at + AT_ONCE)}`);
		if (!isOwnFile(response, 'application/json')) return;
		Object.assign(present, await response.json());
	}
	for (const entry of saved) await renewSaved(entry, present[entry.story]);
	for (const entry of read) await renewRead(entry, present[entry.story]);
}

async function renewSaved(entry, now) {
	if (!now || entry.lost || entry.withdrawn) return;
	if (!now.path) {
		await unsave(entry.path);
		await database.put('saved', entry.path, { ...entry, pictures: [], bytes: 0, withdrawn: true });
	} else if (now.version !== entry.version && await save(now.path, entry.at).catch(() => false)) {
		if (now.path !== entry.path) await unsave(entry.path);
		const changed = now.corrections > (entry.corrections ?? 0) ? 'corrected' : 'changed';
		await database.put('saved', now.path, { ...await database.get('saved', now.path), changed });
	}
}

async function renewRead(entry, now) {
	if (!now || now.version === entry.version) return;
	if (now.path !== entry.path) return drop(PAGES, entry.path);
	const response = await fetch(entry.path, { cache: 'no-cache' });
	if (isOwnPage(response, MARK)) await store(PAGES, entry.path, copyOf(response, await response.text(), { 'device-at': entry.at }));
}

async function savePicture(path) {
	try {
		const there = await stored(path, SAVED, 'pictures-1');
		const response = there ?? await fetch(path);
		if (!there && !isOwnFile(response, /^(image|audio|video)\//)) return 0;
		const size = await sizeOf(response);
		return await store(SAVED, path, response, () => makeRoom(size)) ? size : 0;
	} catch {
		return 0;
	}
}

const fromCache = async (path) => {
	const response = await stored(path, SAVED);
	return response && factsOf(response, path);
};

const corrections = (html) => html.match(/<aside class="corrections"[^]*?<\/aside>/)?.[0].match(/<li>/g)?.length ?? 0;

/** The paths of pictures and recordings of the story on a page, in one size each. */
export function mediaOf(html) {
	const article = html.match(/<article[^>]* data-story=[^]*?<\/article>/)?.[0] ?? '';
	const found = article.matchAll(/<(?:img|audio|video|source)\b[^>]*?\ssrc="(\/media\/[^"]+)"/g);
	return [...new Set([...found].map(([, path]) => path.replaceAll('&amp;', '&')))];
}
