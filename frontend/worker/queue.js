//! Forms that could not be sent: they stay on the device until an answer of our own server names what became of them.
//!
//! An entry has its key from the first attempt on, and the server accepts a key once: an entry that was sent without an answer is sent again.

import { all, put, remove } from './database.js';

/** Stores a form: `{ key, url, fields, title, path }`, `fields` as pairs of name and value (text or file); false where nothing can be stored. */
export const enqueue = (entry) => put('queue', entry.key, { at: Date.now(), ...entry });

/** What waits, oldest first. */
export const waiting = async () => (await all('queue')).sort((one, other) => one.at - other.at);

/** Deletes an entry. */
export const discard = (key) => remove('queue', key);

/** What the entry of a URL is: `comment`, `report`, `letter` or `share`. */
export const kindOf = ({ url }) => url.startsWith('/comments/report/') ? 'report' : url === '/write-to-us' ? 'letter' : url === '/share' ? 'share' : 'comment';

/** The field with the text, by kind. */
const TEXTS = { comment: 'comment', report: 'note', letter: 'letter', share: 'text' };

/** Changes the text of an entry; a refused one may be sent again. */
export function edit(entry, text) {
	const own = TEXTS[kindOf(entry)];
	const fields = entry.fields.map(([name, value]) => [name, name === own ? text : value]);
	return put('queue', entry.key, { ...entry, fields, refused: undefined });
}

/** The text of an entry. */
export const textOf = (entry) => entry.fields.find(([name]) => name === TEXTS[kindOf(entry)])?.[1] ?? '';

/**
 * What an answer means: `sent` (perhaps with the `page` that it became),
 * `refused` with a reason, or `later`. Only JSON of our own server counts: a portal answers 200 as well.
 *
 * @param {number} status
 * @param {?object} body parsed JSON, or null
 */
export function outcome(status, body) {
	if ((status === 200 || status === 201) && body?.id) return body.page ? { sent: true, page: body.page } : { sent: true };
	if ([401, 403, 404, 409, 410, 413, 415, 422].includes(status) && body?.error) return { refused: body.fields?.[0]?.message ?? body.message ?? body.error };
	return { later: true };
}

/** Sends what waits, one flush at a time over all tabs; the number that is left to be sent later. `key`: only this entry. */
export async function flush(key) {
	const run = async () => {
		let left = 0;
		for (const entry of await waiting()) {
			if (key ? entry.key !== key : entry.refused) continue;
			const result = await send(entry);
			if (result.sent) await discard(entry.key);
			else if (result.refused) await put('queue', entry.key, { ...entry, refused: result.refused });
			else left++;
		}
		return left;
	};
	return navigator.locks ? navigator.locks.request('paper-queue', run) : run();
}

/** Sends a form as JSON is answered; without a network `{ later: true, failed: true }`. */
export async function send({ key, url, fields }) {
	try {
		const headers = { accept: 'application/json', 'idempotency-key': key };
		const response = await fetch(url, { method: 'POST', body: bodyOf(fields), headers });
		return outcome(response.status, await response.json().catch(() => null));
	} catch {
		return { later: true, failed: true };
	}
}

function bodyOf(fields) {
	if (fields.every(([, value]) => typeof value === 'string')) return new URLSearchParams(fields);
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	return form;
}
