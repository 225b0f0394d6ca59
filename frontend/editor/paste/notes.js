//! One sentence for all that a person could miss after a paste.

/** The text of the notice, empty where nothing was left out. */
export function report({ notes, uploads = [], isTooMuch, taken }, words) {
	const parts = [];
	if (isTooMuch) parts.push(words.simplified);
	if (taken !== null && taken !== undefined) parts.push(words.shortened(taken));
	if (notes?.changes) parts.push(words.changes);
	if (notes?.comments) parts.push(words.comments(notes.comments));
	if (uploads.length) parts.push(words.fetched(uploads.length));
	if (notes?.missing) parts.push(words.missing(notes.missing));
	if (notes?.galleries) parts.push(words.galleries(notes.galleries));
	if (notes?.frames.size) parts.push(words.frames([...notes.frames].filter(Boolean).join(', ')));
	return parts.join(' ');
}
