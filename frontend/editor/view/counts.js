//! Words, reading time and open `TK` marks, below the text.

import { Plugin } from 'prosemirror-state';
import { tkCount } from '../find/tk.js';
import { calm } from './dom.js';

/** Words that a reader reads in a minute. */
const A_MINUTE = 220;

/** Writes `612 words · 3 min` into `place`, a moment after typing. */
export function counts(words, place) {
	const show = calm((doc) => {
		const n = countWords(doc);
		const parts = [words.wordCount.replace('{n}', n.toLocaleString()), words.minutes.replace('{n}', Math.max(1, Math.round(n / A_MINUTE)))];
		const open = tkCount(doc);
		if (open) parts.push(words.tkCount.replace('{n}', open));
		place.textContent = parts.join(' · ');
	}, 200);
	return new Plugin({
		view(view) {
			show(view.state.doc);
			return { update: (now, before) => now.state.doc !== before.doc && show(now.state.doc) };
		},
	});
}

/** Words of the body. */
export function countWords(doc) {
	let n = 0;
	doc.lastChild.forEach((block) => {
		if (!counted.has(block)) counted.set(block, wordsIn(block.isTextblock ? block.textContent : block.textBetween(0, block.content.size, ' ', ' ')));
		n += counted.get(block);
	});
	return n;
}

/** Words of blocks: only those that changed are counted again. */
const counted = new WeakMap();
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

function wordsIn(text) {
	let n = 0;
	for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) n += 1;
	return n;
}
