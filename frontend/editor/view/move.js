//! Moving a block of the body up or down, as one change.

import { NodeSelection, Selection } from 'prosemirror-state';

/** The position and index of the body's block that holds the selection; `undefined` outside the body. */
export function currentBlock(state) {
	const { $from } = state.selection;
	const isBody = $from.depth >= 1 && $from.node(1).type.name === 'body';
	if (!isBody) return undefined;
	const index = $from.index(1);
	const body = $from.node(1);
	if (index >= body.childCount) return undefined;
	return { position: $from.posAtIndex(index, 1), index, node: body.child(index), body };
}

/** A command that moves the block with the selection past its neighbour: -1 up, 1 down. */
export function moveBlock(direction) {
	return (state, dispatch) => {
		const block = currentBlock(state);
		const neighbour = block && block.body.maybeChild(block.index + direction);
		if (!neighbour) return false;
		const { position, node } = block;
		const target = direction < 0 ? position - neighbour.nodeSize : position + neighbour.nodeSize;
		const inside = state.selection.from - position;
		const tr = state.tr.delete(position, position + node.nodeSize).insert(target, node);
		const selection = state.selection instanceof NodeSelection ? NodeSelection.create(tr.doc, target) : Selection.near(tr.doc.resolve(target + inside));
		dispatch?.(tr.setSelection(selection).scrollIntoView());
		return true;
	};
}
