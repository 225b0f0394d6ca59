//! Pictures on the device: those of pages that were read, up to a number of bytes, the least recently used deleted first.

import { isOwnFile, isSamePicture } from './decide.js';
import { PICTURES, PICTURE_BYTES, SAVED } from './names.js';
import { mayLoadPictures, settings } from './settings.js';
import { drop, entries, sizeOf, store, stored } from './storage.js';

/** Shown in place of a picture that the reader does not want to load; the page keeps its average colour behind it. */
const NOTHING = '<svg xmlns="http://www.w3.org/2000/svg"/>';

// path → bytes, in the order of last use; read from the cache once
let sizes;

const known = () => sizes ??= (async () => {
	const found = new Map();
	for (const path of await entries(PICTURES)) {
		const response = await stored(path, PICTURES);
		if (response) found.set(path, await sizeOf(response));
	}
	return found;
})();

/** The picture from the device, or else from the network; `after` lets the worker live until it is stored. */
export async function picture(request, after) {
	const path = new URL(request.url).pathname;
	const found = await stored(path, SAVED, PICTURES);
	if (found) {
		after(used(path));
		return found;
	}
	const { pictures } = await settings();
	if (!mayLoadPictures(pictures, navigator.connection)) return new Response(NOTHING, { headers: { 'content-type': 'image/svg+xml' } });
	try {
		const response = await fetch(request);
		if (isOwnFile(response, 'image/')) after(put(path, response.clone()));
		return response;
	} catch (error) {
		const other = await another(path);
		if (other) return other;
		throw error;
	}
}

/** Downloads a picture unless it is there. */
export async function loadPicture(path) {
	if (await stored(path, SAVED, PICTURES)) return;
	const response = await fetch(path);
	if (isOwnFile(response, 'image/')) await put(path, response);
}

/** The same picture in another size. */
async function another(path) {
	for (const name of [SAVED, PICTURES]) {
		const same = (await entries(name)).find((other) => isSamePicture(other, path));
		if (same) return stored(same, name);
	}
}

async function used(path) {
	const order = await known();
	if (!order.has(path)) return;
	const bytes = order.get(path);
	order.delete(path);
	order.set(path, bytes);
}

async function put(path, response) {
	const order = await known();
	const bytes = await sizeOf(response);
	order.delete(path);
	if (await store(PICTURES, path, response, () => makeRoom(bytes))) order.set(path, bytes);
	for (const oldest of surplus(order, PICTURE_BYTES)) {
		order.delete(oldest);
		await drop(PICTURES, oldest);
	}
}

/** Deletes the least recently used pictures until `bytes` are free; false if there are none. */
export async function makeRoom(bytes) {
	const order = await known();
	const deleted = order.size > 0;
	for (const [path, own] of order) {
		if (bytes <= 0) break;
		order.delete(path);
		await drop(PICTURES, path);
		bytes -= own;
	}
	return deleted;
}

/** The first entries of a map of sizes, so that the rest has `most` bytes at most. */
export function surplus(order, most) {
	let total = [...order.values()].reduce((sum, bytes) => sum + bytes, 0);
	const over = [];
	for (const [path, bytes] of order) {
		if (total <= most) break;
		over.push(path);
		total -= bytes;
	}
	return over;
}
