//! Words that lose their place when two people's changes are merged: found so that they can be put beside the text.

/**
 * What the rebase in `transaction` takes away.
 *
 * `before` and `after` are the unconfirmed steps around it as `{ step, origin }`. Two things can happen: words of one's own whose
 * place somebody else has deleted ("dropped"), and words of somebody else in text that one has deleted without having seen them
 * ("covered").
 */
export function lostWords(transaction, before, after) {
	const lost = [];
	const inverted = before.length;
	const docs = transaction.docs.slice(transaction.docs.length - after.length);
	let next = 0;
	let dropped = '';
	for (const [index, own] of before.entries()) {
		const kept = after[next];
		if (!kept || !isSame(own, kept)) {
			dropped += inserted(own.step);
			continue;
		}
		const removed = textOf(transaction.steps[inverted - 1 - index]?.slice?.content);
		const covered = deletedBy(kept.step, docs[next]);
		// what comes out empty is left out below
		if (covered !== removed) lost.push({ why: 'covered', text: difference(removed, covered) });
		next += 1;
	}
	if (dropped.trim()) lost.unshift({ why: 'dropped', text: dropped.trim() });
	return lost.filter(({ text }) => text.trim());
}

const isSame = (own, kept) =>
	own.origin === kept.origin && own.step.constructor === kept.step.constructor && inserted(own.step) === inserted(kept.step);

const inserted = (step) => textOf(step.slice?.content);

/** Characters of a fragment, blocks separated by line breaks. */
export const textOf = (fragment) => fragment?.textBetween(0, fragment.size, '\n', (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : '')) ?? '';

/** What undoing a step would put back: also of a step that keeps what lies between two deleted parts. */
const deletedBy = (step, doc) => (doc && step.slice ? textOf(step.invert(doc).slice.content) : '');

/** What `after` has between the beginning and the end that it shares with `before`. */
function difference(before, after) {
	const shared = Math.min(before.length, after.length);
	let start = 0;
	while (start < shared && before[start] === after[start]) start += 1;
	let end = 0;
	while (end < shared - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
	return after.slice(start, after.length - end).trim();
}
