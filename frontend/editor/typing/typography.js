//! Rules for characters that keyboards do not have: quotation marks, dashes, ellipses, and the spaces of French.

import { InputRule } from 'prosemirror-inputrules';
import { isSpaced, NARROW, smartQuote } from './quotes.js';

/** The language of the text at the cursor: that of its language mark, else that of the story. */
export function languageAt(state) {
	const marks = state.storedMarks ?? state.selection.$from.marks();
	return marks.find((mark) => mark.type.name === 'language')?.attrs.lang || state.doc.attrs.language || 'en';
}

/** Text that is meant literally: an open span of code, or a URL. */
const isLiteral = (before) => (before.split('`').length - 1) % 2 === 1 || /(?:\w:\/\/|\bwww\.)\S*$/.test(before);

/**
 * A rule for text that ends with `pattern`; `change(text, language)` gets the text of the line with the typed character and
 * returns its new ending as `{ remove, insert }`, where `remove` counts the typed character, or null.
 */
function ending(pattern, change) {
	return new InputRule(new RegExp(`^.*${pattern}$`, 'su'), (state, match, start, end) => {
		const text = match[0];
		if (isLiteral(text.slice(0, -1))) return null;
		const made = change(text, languageAt(state));
		if (!made) return null;
		// the typed character is not in the document yet, except after a composition
		const missing = text.length - (end - start);
		const from = Math.min(start + text.length - made.remove, end);
		return state.tr.insertText(made.insert, from, Math.max(end, from + made.remove - missing));
	}, { inCodeMark: false });
}

const always = (remove, insert) => () => ({ remove, insert });

function quote(text, language) {
	const made = smartQuote(language, text.slice(0, -1), text.at(-1));
	return made && { remove: made.remove + 1, insert: made.insert };
}

/** French: a no-break space before high punctuation, where a space was typed or, for the marks that never end an abbreviation, none. */
function high(text, language) {
	if (!isSpaced(language) || /^fr-ca/i.test(language)) return null;
	const sign = text.at(-1);
	const before = text.slice(0, -1);
	if (/\S $/.test(before)) return { remove: 2, insert: (sign === ':' ? '\u00a0' : NARROW) + sign };
	return sign !== ':' && /[\p{L}\p{N}»”)]$/u.test(before) && !/[@.&=]\S*$/.test(before) ? { remove: 1, insert: NARROW + sign } : null;
}

/** The rules, most specific first. */
export const typography = [
	ending('["\']', quote),
	ending('‘\\d0s', (text, language) => /^en\b/i.test(language) && /(?:^|\s)‘\d0s$/.test(text) ? { remove: 4, insert: `’${text.slice(-3)}` } : null),
	ending('(?<![-–—!<])--', always(2, '–')),
	ending('–-', always(2, '—')),
	ending('(?<!\\.)\\.\\.\\.', always(3, '…')),
	ending('[;:!?]', high),
	ending('«\u202f ', (text, language) => isSpaced(language) ? { remove: 1, insert: '' } : null),
];
