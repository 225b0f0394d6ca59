//! What other apps share into the installed app, and the form of a new story: sent at once; without a network, or without a session, it waits in
//! the queue. The only POST that the worker answers: a browser would show an error and lose the pictures.

import { enqueue, send } from './queue.js';

/** Whether the worker answers this request. */
export const isShare = ({ method, mode, url }) => method === 'POST' && mode === 'navigate' && new URL(url).pathname === '/share';

/** Where the browser goes on to. */
export async function share(request) {
	const form = await request.formData();
	const text = (name) => form.get(name)?.toString() ?? '';
	const key = text('key') || crypto.randomUUID();
	form.set('key', key);
	// a form without a picture sends an empty file
	const fields = [...form].filter(([, value]) => typeof value === 'string' || value.size);
	const title = text('title') || text('text').split('\n')[0] || text('url');
	const entry = { key, url: '/share', fields, title, path: '' };
	const link = onlyLink(fields, text);
	const { page, refused } = await send(entry);
	// nothing but a path of this site
	if (page?.startsWith('/') && !page.startsWith('//')) return to(page);
	if (link) return to(`/saved/?${new URLSearchParams({ title: text('title'), url: link })}`);
	// where nothing can be stored, the browser says that it could not be sent
	return await enqueue({ ...entry, refused }) ? to('/offline/') : Response.error();
}

const to = (path) => Response.redirect(new URL(path, location.origin), 303);

/** The link, if nothing else was shared: it is saved without a network as well. */
export function onlyLink(fields, text) {
	if (fields.some(([, value]) => typeof value !== 'string')) return undefined;
	const words = text('text').split(/\s+/).filter(Boolean);
	const isLink = (word) => /^https?:\/\//.test(word);
	const own = new Set(text('title').split(/\s+/));
	const link = isLink(text('url').trim()) ? text('url').trim() : words.find(isLink);
	return words.every((word) => isLink(word) || own.has(word)) ? link : undefined;
}
