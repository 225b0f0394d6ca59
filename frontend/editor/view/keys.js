//! Keys of the editor.

import { baseKeymap, chainCommands, createParagraphNear, exitCode, lift, liftEmptyBlock, newlineInCode, setBlockType, splitBlockKeepMarks, toggleMark, wrapIn } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { NodeSelection, TextSelection } from 'prosemirror-state';
import { goToNextCell } from 'prosemirror-tables';
import { moveBlock } from './move.js';

/** The bindings of this editor by key, before those of every editor; `acts` has `link` and `send`. */
export function ownKeys(schema, acts) {
	const { nodes, marks } = schema;
	const toggleList = (type) => chainCommands(liftListItem(nodes.listItem), wrapInList(type));
	const lineBreak = (state, dispatch) => {
		if (!state.selection.$from.parent.inlineContent || state.selection.$from.parent.type.spec.marks === '') return false;
		dispatch?.(state.tr.replaceSelectionWith(nodes.hardBreak.create()).scrollIntoView());
		return true;
	};
	const own = {
		'Mod-b': toggleMark(marks.bold),
		'Mod-i': toggleMark(marks.italic),
		'Mod-e': toggleMark(marks.code),
		'Mod-Shift-x': toggleMark(marks.strike),
		'Mod-k': acts.link,
		'Mod-s': acts.send,
		'Mod-Alt-0': setBlockType(nodes.paragraph),
		'Mod-Shift-8': toggleList(nodes.bulletList),
		'Mod-Shift-7': toggleList(nodes.orderedList),
		'Mod-Shift-9': wrapIn(nodes.blockquote),
		'Mod-z': undo,
		'Mod-y': redo,
		'Mod-Shift-z': redo,
		'Alt-ArrowUp': moveBlock(-1),
		'Alt-ArrowDown': moveBlock(1),
		'Shift-Enter': chainCommands(exitCode, lineBreak),
		'Mod-Enter': chainCommands(exitCode, afterBox, lineBreak),
		Enter: chainCommands(leaveLine, splitListItem(nodes.listItem), newlineInCode, createParagraphNear, liftEmptyBlock, splitBlockKeepMarks),
		Backspace: unwrapHeading,
		Tab: chainCommands(goToNextCell(1), sinkListItem(nodes.listItem)),
		'Shift-Tab': chainCommands(goToNextCell(-1), liftListItem(nodes.listItem)),
		Escape: chainCommands(selectBox, lift),
	};
	for (const level of [2, 3, 4]) own[`Mod-Alt-${level}`] = setBlockType(nodes.heading, { level });
	return own;
}

/** The plugins of keys. What ours do not handle goes to the base: it deletes a selection, joins and splits. */
export const keyBindings = (schema, acts) => [keymap(ownKeys(schema, acts)), keymap(baseKeymap)];

/** Enter in a caption, a name or a title goes to the block after it instead of splitting it. */
function leaveLine(state, dispatch) {
	const { $from, empty } = state.selection;
	const { name, spec } = $from.parent.type;
	const isLine = spec.content === 'inline*' && !spec.group;
	if (!isLine || !empty) return false;
	if (name === 'keyPoint') {
		if (!$from.parent.content.size) return afterBox(state, dispatch);
		dispatch?.(state.tr.split($from.pos).scrollIntoView());
		return true;
	}
	const box = $from.node($from.depth - 1);
	const isLast = $from.index($from.depth - 1) === box.childCount - 1;
	if (!isLast) {
		const next = TextSelection.findFrom(state.doc.resolve($from.after()), 1, true);
		if (next) dispatch?.(state.tr.setSelection(next).scrollIntoView());
		return Boolean(next);
	}
	if (box.type.contentMatch.matchType(state.schema.nodes.paragraph)) {
		const after = $from.after();
		const tr = state.tr.insert(after, state.schema.nodes.paragraph.create());
		dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
		return true;
	}
	return afterBox(state, dispatch);
}

/** A new paragraph below the box that the caret is in. */
function afterBox(state, dispatch) {
	const { $from } = state.selection;
	let depth = $from.depth;
	while (depth > 1 && $from.node(depth - 1).type.name !== 'body') depth -= 1;
	if (depth < 2) return false;
	const after = $from.after(depth);
	const tr = state.tr.insert(after, state.schema.nodes.paragraph.create());
	dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
	return true;
}

/** Backspace at the beginning of a heading makes it a paragraph. */
function unwrapHeading(state, dispatch, view) {
	const { $cursor } = state.selection;
	if ($cursor?.parent.type.name !== 'heading' || $cursor.parentOffset > 0) return false;
	return setBlockType(state.schema.nodes.paragraph)(state, dispatch, view);
}

/** Escape selects the block around the caret, so that it can be moved or deleted as a whole. */
function selectBox(state, dispatch) {
	const { $from } = state.selection;
	if (state.selection instanceof NodeSelection) return false;
	let depth = $from.depth;
	while (depth > 1 && $from.node(depth - 1).type.name !== 'body') depth -= 1;
	if (depth < 2) return false;
	dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, $from.before(depth))));
	return true;
}
