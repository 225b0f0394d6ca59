//! The parser that ProseMirror uses where no clipboard event is at hand: cells over cells, and paste called by scripts.

import { DOMParser as NodeParser, Fragment, Slice } from 'prosemirror-model';
import { bareText, fromHtml } from './html.js';
import { fromText } from './text.js';

/** A parser whose slices are made of cleaned blocks; slices of this editor are parsed by its own schema. */
export function parserOf(schema) {
	const base = NodeParser.fromSchema(schema);
	const parser = new NodeParser(schema, base.rules);
	parser.parseSlice = (dom, options) => {
		if (dom.querySelector?.('[data-pm-slice]')) return base.parseSlice(dom, options);
		const html = dom.innerHTML ?? '';
		const result = fromHtml(html) ?? fromText(bareText(html));
		const content = Fragment.from(result.blocks.map((block) => schema.nodeFromJSON(block)));
		const edge = (node) => (node?.type.name === 'paragraph' ? 1 : 0);
		return new Slice(content, edge(content.firstChild), edge(content.lastChild));
	};
	return parser;
}
