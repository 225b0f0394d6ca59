//! Finding a block by its identity.

/** The position of the block with this id; `undefined` if it is not in the text. */
export function blockAt(doc, id) {
	let found;
	doc.descendants((node, position) => {
		if (found === undefined && node.attrs.id === id) found = position;
		return found === undefined;
	});
	return found;
}
