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
		if (covered.length > removed.length) lost.push({ why: 'covered', text: difference(removed, covered) });
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

function deletedBy(step, doc) {
	if (!doc || typeof step.from !== 'number' || !step.slice || step.gapFrom !== undefined) return '';
	return doc.textBetween(step.from, step.to, '\n', '');
}

/** What `longer` has and `shorter` has not, when both begin and end alike. */
function difference(shorter, longer) {
	let start = 0;
	while (start < shorter.length && shorter[start] === longer[start]) start += 1;
	let end = 0;
	while (end < shorter.length - start && shorter.at(-1 - end) === longer.at(-1 - end)) end += 1;
	return longer.slice(start, longer.length - end).trim();
}
