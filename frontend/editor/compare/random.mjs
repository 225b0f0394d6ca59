//! Random choices that are the same in every run with the same seed.

/** Texts that are hard to count: Urdu, emoji of several code points, combining letters, characters outside the basic plane. */
const WORDS = [
	'treaty ', 'معاہدہ ', '👩‍👩‍👧‍👦', 'e\u0301u\u0308', '🕊️ ', 'نمی\u200cخواهم',
	'𝔘n', 'a', ' ', 'क्षि', '\n', 'Geneva "talks" \\ ',
];

export class Random {
	#state;

	constructor(seed) {
		this.#state = seed >>> 0;
	}

	/** At least 0 and less than 1 (mulberry32). */
	next() {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let t = this.#state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	}

	/** A whole number from 0 to below `end`. */
	below(end) {
		return Math.floor(this.next() * end);
	}

	pick(list) {
		return list[this.below(list.length)];
	}

	chance(of) {
		return this.next() < of;
	}

	/** A text of one to three words. */
	words() {
		return Array.from({ length: 1 + this.below(3) }, () => this.pick(WORDS)).join('');
	}

	/** A position of the document that does not cut a character of two UTF-16 units. */
	position(doc) {
		for (;;) {
			const at = this.below(doc.content.size + 1);
			if (!cutsCharacter(doc, at)) return at;
		}
	}

	/** Two positions in order, usually close to each other. */
	range(doc) {
		for (;;) {
			const from = this.position(doc);
			const to = Math.min(doc.content.size, from + this.below(this.chance(0.8) ? 12 : 120));
			if (!cutsCharacter(doc, to)) return [from, to];
		}
	}
}

/** Whether a position lies between the two halves of a surrogate pair. ProseMirror cuts there; the server refuses it. */
export function cutsCharacter(doc, at) {
	const { textOffset, nodeBefore } = doc.resolve(at);
	return textOffset > 0 && /[\ud800-\udbff]$/.test(nodeBefore.text);
}
