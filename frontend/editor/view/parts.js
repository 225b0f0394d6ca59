//! The texts above the body (headline, standfirst, dateline) and the body: their names, placeholders and keys.

import { Plugin, TextSelection, AllSelection, Selection } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

const NAMES = ['headline', 'standfirst', 'dateline', 'body'];

/** Names each part for assistive technology and shows what belongs there while it is empty. */
export function parts(words) {
	let pressed;
	return new Plugin({
		props: {
			decorations(state) {
				const list = [];
				state.doc.forEach((node, offset, index) => {
					const name = NAMES[index];
					list.push(Decoration.node(offset, offset + node.nodeSize, attributesOf(node, name, words)));
					if (name === 'body' && isBlank(node)) {
						list.push(Decoration.node(offset + 1, offset + node.nodeSize - 1, { class: 'is-empty', 'data-placeholder': words.emptyBody }));
					}
				});
				const body = state.doc.content.size - state.doc.lastChild.content.size - 1;
				state.doc.lastChild.forEach((block, offset) => {
					for (const { at, size, hint } of emptyLines(block, words)) {
						const position = body + offset + at;
						list.push(Decoration.node(position, position + size, { class: 'is-empty', 'data-placeholder': hint }));
					}
				});
				return DecorationSet.create(state.doc, list);
			},
			handleKeyDown: keys,
			handleDOMEvents: {
				mousedown(view, event) {
					pressed = { left: event.clientX, top: event.clientY, at: event.timeStamp };
					// the browser puts the caret into what is there by then
					if (event.target.dataset?.part === 'body' && !view.state.doc.lastChild.childCount) view.dispatch(withParagraph(view.state));
					return false;
				},
				focusin: (view, event) => focusPart(view, event, pressed),
			},
		},
		// a body without a block has no place for the caret
		appendTransaction(transactions, _, state) {
			const body = state.doc.lastChild;
			const isLocal = transactions.some((each) => each.docChanged && !each.getMeta('collab$'));
			if (!isLocal || body.childCount) return null;
			return withParagraph(state);
		},
	});
}

/** An empty paragraph at the end of the body. */
const withParagraph = ({ tr, doc, schema }) => tr.insert(doc.content.size - 1, schema.nodes.paragraph.create());

const lines = new WeakMap();

/** The empty lines of a block with what belongs there, `at` counted from the block. A block that did not change is not read again. */
function emptyLines(block, words) {
	let found = lines.get(block);
	if (found) return found;
	found = [];
	const look = (node, at) => {
		const hint = words.lines[node.type.name];
		if (hint && !node.content.size) found.push({ at, size: node.nodeSize, hint });
		return !node.isTextblock;
	};
	if (look(block, 0)) block.descendants((node, at) => look(node, at + 1));
	lines.set(block, found);
	return found;
}

function attributesOf(node, name, words) {
	const label = { headline: words.headline, standfirst: words.standfirst, dateline: words.dateline, body: words.text }[name];
	// focusable for programs that move the focus to a text box; the focus then goes on to the view (see `focusPart`)
	const attributes = { tabindex: '-1', role: 'textbox', 'aria-label': label, 'aria-multiline': String(name === 'body') };
	if (name !== 'body' && !node.content.size) {
		attributes.class = 'is-empty';
		attributes['data-placeholder'] = words[`${name}Hint`];
	}
	return attributes;
}

const isBlank = (body) => body.childCount === 1 && body.firstChild.type.name === 'paragraph' && !body.firstChild.content.size;

/** A press that gives the focus does so within this time, in milliseconds. */
const PRESS = 300;

/**
 * The view itself keeps the focus; a part that got it gets the caret instead. A finger focuses the part and not the view, and then the
 * browser does not put the caret where the finger was.
 */
function focusPart(view, event, pressed) {
	const index = NAMES.indexOf(event.target.dataset?.part);
	if (index < 0) return false;
	const { $head } = view.state.selection;
	view.dom.focus({ preventScroll: true });
	const hit = pressed && event.timeStamp - pressed.at < PRESS ? view.posAtCoords(pressed) : null;
	if (hit) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(hit.pos))));
	else if ($head.depth === 0 || $head.index(0) !== index) toPart(view, index, false);
	return false;
}

function keys(view, event) {
	const { $head } = view.state.selection;
	const part = NAMES[$head.index(0)];
	const modifier = event.ctrlKey || event.metaKey;
	if (event.key === 'a' && modifier && !event.altKey) return selectPart(view, $head);
	if (part === 'body' || $head.depth === 0) return false;
	const leaves = event.key === 'Enter' || (event.key === 'Tab' && !modifier);
	if (!leaves || event.isComposing) return false;
	return event.shiftKey && event.key === 'Tab' ? toPart(view, $head.index(0) - 1) : toPart(view, $head.index(0) + 1);
}

/** All of the part that the caret is in; pressed again, the whole story. */
function selectPart(view, $head) {
	const { state } = view;
	if ($head.depth === 0) return false;
	const [from, to] = [$head.start(1), $head.end(1)];
	const whole = TextSelection.between(state.doc.resolve(from), state.doc.resolve(to));
	const isWhole = state.selection.from <= whole.from && state.selection.to >= whole.to;
	view.dispatch(state.tr.setSelection(isWhole ? new AllSelection(state.doc) : whole));
	return true;
}

/** Puts the caret at the beginning of a part. */
export function toPart(view, index, scroll = true) {
	const { state } = view;
	if (index < 0 || index >= state.doc.childCount) return false;
	let position = 0;
	for (let each = 0; each < index; each += 1) position += state.doc.child(each).nodeSize;
	const isEmptyBody = index === NAMES.length - 1 && !state.doc.lastChild.childCount;
	const tr = isEmptyBody ? withParagraph(state) : state.tr;
	const selection = Selection.findFrom(tr.doc.resolve(position + 1), 1);
	if (!selection) return false;
	tr.setSelection(selection);
	view.dispatch(scroll ? tr.scrollIntoView() : tr);
	return true;
}
