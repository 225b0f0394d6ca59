//! Finding the next match, replacing one or all.

import { closeHistory } from 'prosemirror-history';
import { Plugin, PluginKey, TextSelection } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { matches } from './matches.js';

/** State: `{ query, all, at }`, where `all` are the ranges and `at` is the number of the current one, -1 for none. */
export const findKey = new PluginKey('find');

const NOTHING = { query: '', all: [], at: -1 };

/** Marks all matches with the class `found`, and the current one with `found-current` besides. */
export function matchesPlugin() {
	return new Plugin({
		key: findKey,
		state: {
			init: () => NOTHING,
			apply(tr, value) {
				const change = tr.getMeta(findKey);
				const query = change?.query ?? value.query;
				if (!query) return NOTHING;
				const isSame = query === value.query && !tr.docChanged;
				const all = isSame ? value.all : matches(tr.doc, query);
				if (isSame && change?.at === undefined && !tr.selectionSet) return value;
				const { from, to } = tr.selection;
				const at = change?.at ?? all.findIndex((range) => range.from === from && range.to === to);
				return { query, all, at };
			},
		},
		props: {
			decorations(state) {
				const { all, at } = findKey.getState(state);
				if (!all.length) return null;
				return DecorationSet.create(state.doc, all.map((range, index) => Decoration.inline(range.from, range.to, { class: index === at ? 'found found-current' : 'found' })));
			},
		},
	});
}

/** Sets the text to find; an empty one ends the search. */
export const setQuery = (query) => (state, dispatch) => {
	dispatch?.(state.tr.setMeta(findKey, { query }).setMeta('addToHistory', false));
	return true;
};

function go(state, dispatch, index) {
	const { all } = findKey.getState(state);
	const range = all[index];
	if (!range) return false;
	dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, range.from, range.to)).setMeta(findKey, { at: index }).scrollIntoView());
	return true;
}

/** Selects the next match behind the cursor, and after the last the first. */
export function findNext(state, dispatch) {
	const { all } = findKey.getState(state);
	const { from, to } = state.selection;
	const index = all.findIndex((range) => range.from > from || (range.from === from && range.to !== to));
	return go(state, dispatch, index < 0 ? 0 : index);
}

/** Selects the match before the cursor, and before the first the last. */
export function findPrevious(state, dispatch) {
	const { all } = findKey.getState(state);
	const index = all.findLastIndex((range) => range.to <= state.selection.from);
	return go(state, dispatch, index < 0 ? all.length - 1 : index);
}

function replaceRange(tr, { from, to }, text) {
	const $from = tr.doc.resolve(from);
	const marks = $from.marksAcross(tr.doc.resolve(to)) ?? $from.marks();
	if (text) tr.replaceWith(from, to, tr.doc.type.schema.text(text, marks));
	else tr.delete(from, to);
}

/** Replaces the current match and selects the next one; selects the next one first, where none is current. */
export const replaceOne = (text) => (state, dispatch) => {
	const { all, at } = findKey.getState(state);
	if (at < 0) return findNext(state, dispatch);
	const tr = closeHistory(state.tr);
	replaceRange(tr, all[at], text);
	const end = tr.mapping.map(all[at].to);
	tr.setSelection(TextSelection.create(tr.doc, end));
	const rest = matches(tr.doc, findKey.getState(state).query);
	const next = rest.findIndex((range) => range.from >= end);
	const index = next < 0 && rest.length ? 0 : next;
	if (index >= 0) tr.setSelection(TextSelection.create(tr.doc, rest[index].from, rest[index].to)).setMeta(findKey, { at: index });
	dispatch?.(tr.scrollIntoView());
	return true;
};

/** Replaces all matches in one step of the undo history; `done(count)` is called before with their number. */
export const replaceAll = (text, done = () => {}) => (state, dispatch) => {
	const all = matches(state.doc, findKey.getState(state).query, Infinity);
	if (!all.length) return false;
	const tr = closeHistory(state.tr);
	for (const range of all.toReversed()) replaceRange(tr, range, text);
	done(all.length);
	dispatch?.(tr);
	return true;
};
