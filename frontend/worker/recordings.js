//! Recordings and films: the network's matter, but for those of saved stories, of which players request parts.

import { SAVED } from './names.js';
import { stored } from './storage.js';

/** The whole saved recording or the requested part of it; otherwise what the network sends. */
export async function recording(request) {
	const saved = await stored(new URL(request.url).pathname, SAVED);
	return saved ? slice(saved, request.headers.get('range')) : fetch(request);
}

/** The part of a response that `range` (`bytes=0-99`, `bytes=100-`, `bytes=-50`) names. */
export async function slice(response, range) {
	const body = await response.blob();
	const [, from, until] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
	if (!from && !until) return new Response(body, { headers: response.headers });
	const start = from ? Number(from) : Math.max(0, body.size - Number(until));
	const end = from && until ? Math.min(Number(until), body.size - 1) : body.size - 1;
	const headers = new Headers(response.headers);
	if (start > end) {
		headers.set('content-range', `bytes */${body.size}`);
		return new Response(null, { status: 416, headers });
	}
	headers.set('content-range', `bytes ${start}-${end}/${body.size}`);
	headers.set('content-length', end - start + 1);
	return new Response(body.slice(start, end + 1), { status: 206, statusText: 'Partial Content', headers });
}
