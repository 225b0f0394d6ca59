//! The blocks that can be inserted: for the menu behind `/` and `+`.

import { NodeSelection, Selection } from 'prosemirror-state';

/** `name` is the key of the block's words; `make(schema)` the node; other words that find it are in the words too. */
export const BLOCKS = [
	block('paragraph', (n) => n.paragraph.create()),
	block('heading2', (n) => n.heading.create({ level: 2 })),
	block('heading3', (n) => n.heading.create({ level: 3 })),
	{ name: 'picture', act: 'picture' },
	{ name: 'gallery', act: 'gallery' },
	block('bulletList', (n) => n.bulletList.create(null, n.listItem.create(null, n.paragraph.create()))),
	block('orderedList', (n) => n.orderedList.create(null, n.listItem.create(null, n.paragraph.create()))),
	block('blockquote', (n) => n.blockquote.create(null, [n.paragraph.create(), n.cite.create()])),
	block('pullQuote', (n) => n.pullQuote.create(null, [n.pullQuoteText.create(), n.cite.create()])),
	block('keyPoints', (n) => n.keyPoints.create(null, n.keyPoint.create())),
	block('factBox', (n) => n.factBox.create(null, [n.title.create(), n.paragraph.create()])),
	block('questionAnswer', (n) => n.questionAnswer.create(null, [n.question.create(), n.paragraph.create()])),
	block('timeline', (n) => n.timeline.create(null, n.timelineItem.create(null, [n.when.create(), n.paragraph.create()]))),
	block('table', (n) => n.table.create(null, [row(n, n.tableHeader), row(n, n.tableCell), row(n, n.tableCell)])),
	{ name: 'relatedStory', act: 'relatedStory' },
	{ name: 'embed', act: 'embed' },
	{ name: 'video', act: 'video' },
	{ name: 'audio', act: 'audio' },
	{ name: 'file', act: 'file' },
	block('details', (n) => n.details.create({ open: true }, [n.summary.create(), n.paragraph.create()])),
	block('liveEntry', (n) => n.liveEntry.create({ at: Date.now() }, [n.title.create(), n.paragraph.create()])),
	block('codeBlock', (n) => n.codeBlock.create()),
	block('verse', (n) => n.codeBlock.create({ language: 'verse' })),
	block('horizontalRule', (n) => n.horizontalRule.create()),
];

function block(name, make) {
	return { name, make: (schema) => make(schema.nodes) };
}

function row(n, cell) {
	return n.tableRow.create(null, [0, 1, 2].map(() => cell.create(null, n.paragraph.create())));
}

/** Inserts a node in place of an empty paragraph, or after the block with the caret; the caret goes into its first line. */
export function insertBlock(view, node, range) {
	let { tr } = view.state;
	if (range) tr = tr.delete(range.from, range.to);
	const $from = tr.doc.resolve(tr.mapping.map(range?.from ?? view.state.selection.from));
	const replaces = $from.depth >= 2 && $from.parent.type.name === 'paragraph' && !$from.parent.content.size;
	const at = replaces ? $from.before() : afterBlock($from);
	tr = replaces ? tr.replaceWith(at, $from.after(), node) : tr.insert(at, node);
	view.dispatch(caretInto(tr, at, node).scrollIntoView());
	view.focus();
}

function afterBlock($from) {
	if ($from.depth < 2) return $from.doc.content.size - 1;
	return $from.after(2);
}

function caretInto(tr, at, node) {
	const inside = node.isAtom ? null : Selection.findFrom(tr.doc.resolve(at), 1, true);
	if (inside && inside.from < at + node.nodeSize) return tr.setSelection(inside);
	return tr.setSelection(NodeSelection.create(tr.doc, at));
}
