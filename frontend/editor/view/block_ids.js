//! Every block has an identity of its own: fresh ones for new blocks, for the second half of a split and for pasted copies.

import { Plugin } from 'prosemirror-state';

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Ten letters at random: no two blocks of one story will have the same. */
export function freshId() {
	return Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** Typing brings none, so that the story is not searched at each key. */
const mayBringBlocks = ({ slice }) => Boolean(slice?.content.firstChild && !slice.content.firstChild.isInline);

/** Gives ids after each change that was made here; others' changes bring theirs. */
export function blockIds() {
	// the first change of a visit looks at the whole story: an older program may have left blocks without
	let isComplete = false;
	return new Plugin({
		appendTransaction(transactions, _, state) {
			const isLocal = (each) => each.docChanged && !each.getMeta('collab$') && !each.getMeta('recovered');
			if (!transactions.some((each) => isLocal(each) && (!isComplete || each.steps.some(mayBringBlocks)))) return null;
			isComplete = true;
			const seen = new Set();
			let change = null;
			state.doc.descendants((node, position) => {
				if (node.isTextblock && !node.type.spec.group?.includes('block')) return false;
				if (!('id' in node.attrs)) return true;
				const { id } = node.attrs;
				if (!id || seen.has(id)) {
					change ??= state.tr;
					change.setNodeAttribute(position, 'id', freshId());
				} else seen.add(id);
				return !node.isTextblock;
			});
			return change;
		},
	});
}
