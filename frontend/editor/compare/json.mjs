//! The form in which the server writes a draft: keys in a fixed order, no empty attributes. And the facts of the schema that the server
//! must share.

import { schema } from '../schema.js';

const isEmpty = (value) => value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));

/** A node as the server writes it. */
function node(json) {
	const entries = Object.entries(json.attrs ?? {}).filter(([, value]) => json.type === 'doc' || !isEmpty(value));
	return {
		type: json.type,
		attrs: entries.length > 0 ? sorted(Object.fromEntries(entries)) : undefined,
		content: json.content?.map(node),
		text: json.text,
		marks: json.marks,
	};
}

export const asStored = (doc) => JSON.stringify(node(doc.toJSON()));

/** What each type of node may hold and which attributes it has; the order of the marks. */
export function facts() {
	const types = Object.values(schema.nodes);
	const holds = (type, child) => type.contentMatch.matchType(child) !== null;
	const nodes = types.map((type) => ({
		name: type.name,
		leaf: type.isLeaf,
		inline: type.isInline,
		marks: type.inlineContent && Object.values(schema.marks).every((mark) => type.allowsMarkType(mark)),
		holds: type.name === 'doc' ? null : types.filter((child) => holds(type, child)).map((child) => child.name),
		joins: types.filter((other) => type !== other && type.compatibleContent(other)).map((other) => other.name),
		attrs: type.name === 'doc' ? Object.keys(type.attrs) : Object.entries(type.attrs).map(([name, { default: value }]) => {
			// the server drops empty attributes: reading them again must give the same value
			if (!isEmpty(value) && typeof value !== 'number') throw new Error(`${type.name}.${name}: its default must be empty or a number`);
			return name;
		}),
	}));
	const marks = Object.values(schema.marks);
	for (const mark of marks) {
		if (marks.some((other) => mark.excludes(other) !== (mark === other))) throw new Error(`${mark.name} must exclude itself and nothing else`);
	}
	return { nodes, marks: marks.map(({ name, attrs }) => ({ name, attrs: Object.keys(attrs) })) };
}
