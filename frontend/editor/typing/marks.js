//! Rules for Markdown within a line: `**bold**`, `*italic*`, `` `code` ``, `~~strike~~`, `[text](url)`.

import { InputRule } from 'prosemirror-inputrules';
import { safeHref } from '../paste/href.js';

/** Text between two delimiters that touch it, after the start of a line, a space or punctuation. */
const between = (open, inner) => new RegExp(`(?<lead>^|[\\s\\ufffc\\p{Ps}\\p{Pi}\\p{Pd}"'/,;:])(?<open>${open})(?<inner>[^\\s${inner}](?:[^${inner}]*[^\\s${inner}])?)(?<close>${open})$`, 'u');

/**
 * A rule that turns a match into its `inner` with a mark. The typed character is not in the document yet, except after a
 * composition, so that `end` is where the match ends at present.
 */
function marked(type, pattern, attrsOf = () => null) {
	return new InputRule(pattern, (state, match, start, end) => {
		const { lead, open, inner } = match.groups;
		const attrs = attrsOf(match.groups);
		if (attrs === false || !state.doc.resolve(start).parent.type.allowsMarkType(type)) return null;
		const from = start + lead.length;
		const innerFrom = from + open.length;
		const innerTo = innerFrom + inner.length;
		const mark = type.create(attrs);
		return state.tr
			.delete(innerTo, end)
			.delete(from, innerFrom)
			.addMark(from, from + inner.length, mark)
			.removeStoredMark(type);
	}, { inCodeMark: false });
}

/** The rules for marks of this schema. */
export function markRules({ marks }) {
	return [
		marked(marks.bold, between('\\*\\*', '*')),
		marked(marks.bold, between('__', '_')),
		marked(marks.strike, between('~~', '~')),
		marked(marks.italic, between('\\*', '*')),
		marked(marks.italic, between('_', '_')),
		marked(marks.code, /(?<lead>^|[^`])(?<open>`)(?<inner>[^`\ufffc]+)(?<close>`)$/),
		marked(marks.link, /(?<lead>^|[^!\\])(?<open>\[)(?<inner>[^[\]\ufffc]*[^[\]\s\ufffc])(?<close>\]\((?<href>[^()\s]+)\))$/, ({ href }) => {
			const safe = safeHref(href);
			return safe ? { href: safe } : false;
		}),
	];
}
