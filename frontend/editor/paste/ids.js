//! Identities of new blocks.

/** An id that no other block of a story will have. */
export function randomId() {
	return `p${[...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Blocks in which each node that has an identity has a fresh one, unless it has one: otherwise each would need a step of its own. */
export function identified(schema, blocks, newId = randomId) {
	return blocks.map((block) => {
		const hasId = schema.nodes[block.type]?.spec.attrs?.id && !block.attrs?.id;
		const content = block.content?.some((child) => child.content || child.type in schema.nodes) ? identified(schema, block.content, newId) : block.content;
		return { ...block, ...(hasId && { attrs: { ...block.attrs, id: newId() } }), ...(content && { content }) };
	});
}
