//! Puts blocks where the selection is: as a line in a headline, as words in a sentence, as blocks between blocks.

import { closeHistory } from 'prosemirror-history';
import { Fragment, Slice } from 'prosemirror-model';
import { Selection } from 'prosemirror-state';
import { inlineOf, isList, textOf } from './flow.js';
import { portions } from './portions.js';

const LINE = /[\s\u2028\u2029]*\n[\s\u2028\u2029]*/g;

/** The words of blocks as a single line. */
export const oneLine = (blocks) => blocks.map((block) => lineOf(block)).filter(Boolean).join(' ').replace(LINE, ' ').replace(/ {2,}/g, ' ').trim();

const lineOf = (block) => block.content?.some((child) => child.content) ? oneLine(block.content) : textOf(block);

/**
 * A transaction that replaces the selection with blocks. It is one step of the undo history; blocks that a place cannot hold
 * are put there as their words.
 */
export function place(state, blocks) {
	const tr = closeHistory(state.tr);
	const { schema } = state;
	const { $from } = state.selection;
	const { parent } = $from;
	tr.setMeta('paste', true).setMeta('uiEvent', 'paste').scrollIntoView();
	if (parent.isTextblock && !parent.type.allowsMarks([schema.marks.bold.create()]) && !parent.type.spec.code) return tr.insertText(oneLine(blocks));
	if (parent.type.spec.code) return replaceInline(tr, schema, plain(blocks));
	if (parent.isTextblock && parent.type.spec.group !== 'block') return replaceInline(tr, schema, inlineOf(blocks));
	const nodes = (list) => list.map((block) => schema.nodeFromJSON(block));
	const table = depthOf($from, (node) => node.type.spec.tableRole === 'table');
	if (table && blocks.some((block) => block.type === 'table')) return appendAt(tr, $from.after(table), [nodes(blocks)]);
	const groups = portions(blocks);
	if (groups.length > 1) return placeMany(tr, groups.map(nodes));
	const content = Fragment.from(nodes(groups[0] ?? []));
	return tr.replaceSelection(open(content, blocks, $from));
}

/** The slice is open where its first and last words should join the sentence around them. */
function open(content, blocks, $from) {
	const [first] = blocks;
	const last = blocks.at(-1);
	if (blocks.length === 1 && isList(first) && depthOf($from, (node) => node.type.name === 'listItem')) {
		const isText = (item) => (item?.type === 'paragraph');
		return new Slice(content, isText(first.content[0].content[0]) ? 3 : 1, isText(last.content.at(-1).content.at(-1)) ? 3 : 1);
	}
	return new Slice(content, first.type === 'paragraph' ? 1 : 0, last.type === 'paragraph' ? 1 : 0);
}

function depthOf($pos, accepts) {
	for (let depth = $pos.depth; depth > 0; depth--) if (accepts($pos.node(depth))) return depth;
	return 0;
}

function replaceInline(tr, schema, inline) {
	const { from, to, $from } = tr.selection;
	const marked = (node) => ($from.parent.type.spec.marks === '' ? node.mark([]) : node);
	return tr.replaceWith(from, to, inline.map((node) => marked(schema.nodeFromJSON(node))));
}

const plain = (blocks) => blocks.flatMap((block, index) => [...(index ? [{ type: 'hardBreak' }] : []), ...inlineOf([block]).map(({ type, text }) => text ? { type, text } : { type })]);

/** Many blocks in several steps: between the blocks at the cursor, which a sentence is divided for. */
function placeMany(tr, groups) {
	if (!tr.selection.empty) tr.deleteSelection();
	const { $from } = tr.selection;
	if (!$from.parent.isTextblock) return appendAt(tr, $from.pos, groups);
	let at = $from.after();
	if ($from.parent.content.size === 0 && $from.parent.type.name === 'paragraph') {
		at = $from.before();
		tr.delete(at, $from.after());
	} else if ($from.parentOffset === 0) at = $from.before();
	else if ($from.parentOffset < $from.parent.content.size) {
		tr.split($from.pos);
		at = $from.pos + 1;
	}
	return appendAt(tr, at, groups);
}

function appendAt(tr, at, groups) {
	let end = at;
	for (const nodes of groups) {
		const content = Fragment.from(nodes);
		tr.insert(end, content);
		end += content.size;
	}
	return tr.setSelection(Selection.near(tr.doc.resolve(end), -1));
}
