//! Text without case and accents, with the way back to the original positions.

/** Invisible or optional letters that nobody types into a search: soft hyphens, joiners, Arabic vowel signs, tatweel. */
const SKIPPED = /[\u00ad\u200b-\u200f\u2060\ufeff\u0640]|\p{Mn}/u;
const SAME = {
	ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i', þ: 'th',
	'’': "'", '‘': "'", '‚': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '–': '-', '—': '-', '‑': '-', '…': '...',
	// letters of the Arabic script that keyboards of neighbouring languages write differently
	ك: 'ک', ي: 'ی', ى: 'ی', ئ: 'ی', أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ة: 'ہ', ه: 'ہ', ھ: 'ہ', ۀ: 'ہ', ؤ: 'و',
};
const PLAIN = /^[a-z0-9 .,;:!?'"()-]*$/;

/**
 * The folded text and, for each of its UTF-16 units and its end, the offset in the original where that unit's letter begins.
 * `ends` has where the letter ends, together with the marks that follow it.
 */
export function fold(text) {
	if (PLAIN.test(text)) return { text, starts: null };
	let folded = '';
	const starts = [];
	const ends = [];
	let at = 0;
	for (const letter of text) {
		const plain = foldLetter(letter);
		for (let unit = 0; unit < plain.length; unit++) {
			starts.push(at);
			ends.push(at + letter.length);
		}
		at += letter.length;
		folded += plain;
		if (!plain && ends.length) ends[ends.length - 1] = at;
	}
	return { text: folded, starts, ends };
}

const letters = new Map();

function foldLetter(letter) {
	let made = letters.get(letter);
	if (made === undefined) {
		made = [...letter.toLowerCase().normalize('NFKD')].filter((part) => !SKIPPED.test(part)).map((part) => SAME[part] ?? part).join('');
		if (letter === '\u00a0' || letter === '\u202f') made = ' ';
		if (letters.size > 5000) letters.clear();
		letters.set(letter, made);
	}
	return made;
}
