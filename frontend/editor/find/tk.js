//! TK, "to come": what a writer must still fill in. Marked in the text and counted.

import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

/** TK as a word of its own, in capitals or in small letters. */
const TK = /(?<![\p{L}\p{N}_])(?:TK|tk)(?:TK|tk)*(?![\p{L}\p{N}_])/gu;
const key = new PluginKey('tk');

/** The ranges of TK in a node that holds text, from the start of its content. */
function inLine(node) {
	if (node.type.spec.code) return [];
	const text = node.textBetween(0, node.content.size, null, '\ufffc');
	return [...text.matchAll(TK)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

const counted = new WeakMap();

/** How many TK are left in a story; only lines that changed are read again. */
export function tkCount(doc) {
	let count = 0;
	doc.descendants((node) => {
		if (!node.isTextblock) return true;
		if (!counted.has(node)) counted.set(node, inLine(node).length);
		count += counted.get(node);
		return false;
	});
	return count;
}

function marked(doc, from, to) {
	const found = [];
	doc.nodesBetween(from, to, (node, pos) => {
		if (!node.isTextblock) return true;
		for (const range of inLine(node)) found.push(Decoration.inline(pos + 1 + range.from, pos + 1 + range.to, { class: 'tk' }));
		return false;
	});
	return found;
}

/** Marks each TK with the class `tk`; only lines that changed are read again. */
export function tkPlugin() {
	return new Plugin({
		key,
		state: {
			init: (_, { doc }) => DecorationSet.create(doc, marked(doc, 0, doc.content.size)),
			apply(tr, set) {
				if (!tr.docChanged) return set;
				let next = set.map(tr.mapping, tr.doc);
				const [from, to] = changed(tr);
				const $from = tr.doc.resolve(from);
				const $to = tr.doc.resolve(to);
				const start = $from.parent.isTextblock ? $from.start() : from;
				const end = $to.parent.isTextblock ? $to.end() : to;
				next = next.remove(next.find(start, end));
				return next.add(tr.doc, marked(tr.doc, start, end));
			},
		},
		props: {
			decorations(state) {
				return this.getState(state);
			},
		},
	});
}

/** The part of the new document that a transaction changed. */
function changed(tr) {
	let from = tr.doc.content.size;
	let to = 0;
	tr.mapping.maps.forEach((map, index) => {
		const rest = tr.mapping.slice(index + 1);
		map.forEach((oldStart, oldEnd, start, end) => {
			from = Math.min(from, rest.map(start, -1));
			to = Math.max(to, rest.map(end, 1));
		});
	});
	// attributes changed only
	return from > to ? [0, 0] : [from, to];
}
