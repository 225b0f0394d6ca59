//! Copies within the editor: the nodes travel as JSON beside the HTML, so that nothing is lost that HTML does not say.

import { DOMSerializer, Fragment, Slice } from 'prosemirror-model';
import { safeHref } from './href.js';

const ATTRIBUTE = 'data-story-slice';
/** Larger copies travel as HTML only, in UTF-16 units. */
const LARGEST = 2_000_000;

/** The properties of a plugin that add the copied nodes to the HTML on the clipboard. */
export function copying(schema) {
	let copied = null;
	const base = DOMSerializer.fromSchema(schema);
	const serializer = new DOMSerializer(base.nodes, base.marks);
	serializer.serializeFragment = (fragment, options, target) => {
		const made = base.serializeFragment(fragment, options, target);
		const json = copied && JSON.stringify(copied.toJSON());
		copied = null;
		if (json && json.length < LARGEST) made.firstElementChild?.setAttribute(ATTRIBUTE, json);
		return made;
	};
	return {
		transformCopied(slice) {
			copied = slice;
			return slice;
		},
		clipboardSerializer: serializer,
	};
}

/** The slice in HTML that this editor wrote; null in any other, and in a damaged or forged one. */
export function ownSlice(schema, html) {
	if (!html.includes(ATTRIBUTE)) return null;
	const json = new DOMParser().parseFromString(html, 'text/html').querySelector(`[${ATTRIBUTE}]`)?.getAttribute(ATTRIBUTE);
	try {
		const slice = Slice.fromJSON(schema, JSON.parse(json));
		const isBody = slice.content.childCount === 1 && slice.content.firstChild.type.name === 'body';
		const content = Fragment.from(parts(slice.content).map((node) => safe(node)));
		content.forEach((node) => node.check());
		if (isBody) return new Slice(content, Math.max(0, slice.openStart - 1), Math.max(0, slice.openEnd - 1));
		const edge = (node) => (node?.isTextblock ? 1 : 0);
		return new Slice(content, edge(content.firstChild), edge(content.lastChild));
	} catch {
		return null;
	}
}

/** The blocks of a copy that reaches over the headline: its words become paragraphs, the body its blocks. */
function parts(content) {
	const found = [];
	content.forEach((node) => {
		if (node.type.name === 'body') node.forEach((block) => found.push(block));
		else if (node.isTextblock && !node.type.spec.group && node.type.spec.isolating) {
			if (node.content.size) found.push(node.type.schema.nodes.paragraph.create(null, node.content));
		} else if (node.type.spec.tableRole === 'row') {
			// selected cells
			const { table } = node.type.schema.nodes;
			if (found.at(-1)?.type === table) found.push(table.create(null, found.pop().content.addToEnd(node)));
			else found.push(table.create(null, node));
		} else found.push(node);
	});
	return found;
}

/** A node without unsafe targets: the JSON on a clipboard can come from anywhere. */
function safe(node) {
	if (node.isText) return node.mark(node.marks.filter((mark) => mark.type.name !== 'link' || safeHref(mark.attrs.href) === mark.attrs.href));
	const attrs = { ...node.attrs };
	for (const name of ['link', 'url', 'source']) if (attrs[name] && safeHref(attrs[name]) !== attrs[name]) attrs[name] = '';
	return node.type.create(attrs, Fragment.from(node.content.content.map(safe)), node.marks);
}
