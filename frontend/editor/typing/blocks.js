//! Rules for Markdown at the start of a paragraph: headings, lists, quotes, code, dividers.

import { InputRule, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { Selection } from 'prosemirror-state';

/** The same rule, in paragraphs only: a caption or a headline stays what it is. */
function inParagraphs(rule, accepts = () => true) {
	return new InputRule(rule.match, (state, match, start, end, text) => {
		const $start = state.doc.resolve(start);
		return $start.parent.type.name === 'paragraph' && accepts($start) ? rule.handler(state, match, start, end, text) : null;
	});
}

/** The first paragraph of an item would leave an item without words. */
const notFirstInItem = ($start) => !($start.node(-1).type.name === 'listItem' && $start.index(-1) === 0);

const lastNumber = (list) => list.attrs.start + list.childCount - 1;

/** A paragraph of nothing but dashes becomes a divider with a paragraph behind it. */
function divider({ nodes }) {
	// two of the dashes have become one by then
	return new InputRule(/^(?:---|–-)$/, (state, match, start, end) => {
		const $start = state.doc.resolve(start);
		const { parent } = $start;
		if (parent.content.size > end - start || !$start.node(-1).canReplaceWith($start.index(-1), $start.indexAfter(-1), nodes.horizontalRule)) return null;
		const tr = state.tr.replaceWith($start.before(), $start.after(), [nodes.horizontalRule.create(), parent.type.create()]);
		return tr.setSelection(Selection.near(tr.doc.resolve($start.before() + 2)));
	});
}

/** The rules for blocks of this schema. Level 1 is the headline, so one `#` is a heading of level 2 as well. */
export function blockRules(schema) {
	const { nodes } = schema;
	const heading = textblockTypeInputRule(/^(#{1,6})\s$/, nodes.heading, (match) => ({ level: Math.max(2, match[1].length) }));
	const bullets = wrappingInputRule(/^[-*+]\s$/, nodes.bulletList);
	const numbers = wrappingInputRule(/^(\d{1,2})[.)]\s$/, nodes.orderedList, (match) => ({ start: Number(match[1]) }),
		(match, list) => lastNumber(list) + 1 === Number(match[1]));
	return [
		inParagraphs(heading),
		inParagraphs(bullets, notFirstInItem),
		inParagraphs(numbers, notFirstInItem),
		inParagraphs(wrappingInputRule(/^>\s$/, nodes.blockquote)),
		inParagraphs(textblockTypeInputRule(/^```([\w+#-]{0,30})\s$/, nodes.codeBlock, (match) => ({ language: match[1] }))),
		inParagraphs(divider(schema)),
	];
}

/** Enter after ``` and perhaps a language: the paragraph becomes a block of code. */
export function fence(state, dispatch) {
	const { $from, empty } = state.selection;
	const found = empty && $from.parent.type.name === 'paragraph' && /^```([\w+#-]{0,30})$/.exec($from.parent.textContent);
	if (!found || $from.parentOffset !== $from.parent.content.size) return false;
	dispatch?.(state.tr.delete($from.start(), $from.end()).setBlockType($from.start(), $from.start(), state.schema.nodes.codeBlock, { language: found[1] }).scrollIntoView());
	return true;
}
