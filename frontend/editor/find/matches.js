//! Where a text occurs in a story.

import { fold } from './fold.js';

/** More are not marked or counted: the editor would be slow. */
export const MOST = 2000;

const cache = new WeakMap();

/** The folded text of a line; an unchanged line is folded once. */
function folded(node) {
	let made = cache.get(node);
	if (!made) {
		made = fold(node.textBetween(0, node.content.size, null, '\ufffc'));
		cache.set(node, made);
	}
	return made;
}

/** The ranges `{ from, to }` of a text, without regard to case and accents, in order, and at most `most`. */
export function matches(doc, query, most = MOST) {
	const needle = fold(query).text;
	const all = [];
	if (!needle.trim()) return all;
	doc.descendants((node, pos) => {
		if (all.length >= most) return false;
		if (!node.isTextblock) return true;
		const { text, starts, ends } = folded(node);
		for (let at = text.indexOf(needle); at >= 0 && all.length < most; at = text.indexOf(needle, at + needle.length)) {
			const last = at + needle.length - 1;
			all.push({ from: pos + 1 + (starts ? starts[at] : at), to: pos + 1 + (ends ? ends[last] : last + 1) });
		}
		return false;
	});
	return all;
}
