//! Search over the stories on the device. Pure.

/** Letters as they are compared: without accents and vowel marks, in lower case, Arabic letters in the form that Urdu writes. */
export const folded = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[يى]/g, 'ی').replace(/ك/g, 'ک');

/** The text of HTML. */
export const plain = (html) => html.replace(/<(script|style)[^]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' ').replace(/&[#\w]+;/g, ' ').replace(/\s+/g, ' ');

/**
 * The documents that have every word of the query, best first: a word in the title counts ten times. The last word may be the beginning of one.
 *
 * @param {string} query
 * @param {{ title: string, text: string }[]} documents
 */
export function search(query, documents) {
	const words = folded(query).match(/[\p{L}\p{N}]+/gu) ?? [];
	if (!words.length) return [];
	const score = ({ title, text }) => {
		const [inTitle, inText] = [folded(title), folded(text)];
		let sum = 0;
		for (const [at, wanted] of words.entries()) {
			const end = at === words.length - 1 ? '' : '(?![\\p{L}\\p{N}])';
			const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${wanted}${end}`, 'gu');
			const count = 10 * (inTitle.match(pattern)?.length ?? 0) + Math.min(inText.match(pattern)?.length ?? 0, 9);
			if (!count) return 0;
			sum += count;
		}
		return sum;
	};
	return documents.map((document) => ({ document, score: score(document) })).filter(({ score }) => score).sort((a, b) => b.score - a.score).map(({ document }) => document);
}
