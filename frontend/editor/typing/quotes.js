//! The quotation marks of languages, and which of them a straight one becomes.

/** Before these an opening mark follows. U+FFFC stands for a line break within the text. */
const OPENS = /^$|[\s\ufffc([{<¿¡/]$/u;
const DASH = /[-–—]$/;
const SPACE = /[ \u00a0\u202f]$/;
const LETTER = /[\p{L}\p{M}]$/u;

/** Double and single marks by language: opening and closing, in the order of the text (Unicode's CLDR, with a few customs of newspapers). */
const MARKS = {
	en: '“”‘’',
	ar: '”“’‘',
	bg: '„“’’',
	cs: '„“‚‘',
	da: '“”‘’',
	de: '„“‚‘',
	'de-ch': '«»‹›',
	'de-li': '«»‹›',
	el: '«»“”',
	es: '«»“”',
	fa: '«»‹›',
	fi: '””’’',
	fr: '«»“”',
	'fr-ch': '«»‹›',
	he: '””’’',
	hr: '„“‚‘',
	hu: '„”»«',
	it: '«»“”',
	ja: '「」『』',
	nb: '«»‘’',
	nn: '«»‘’',
	no: '«»‘’',
	pl: '„”«»',
	'pt-pt': '«»“”',
	ro: '„”«»',
	ru: '«»„“',
	sk: '„“‚‘',
	sl: '„“‚‘',
	sq: '«»“”',
	sr: '„“’’',
	sv: '””’’',
	uk: '«»„“',
	'zh-hant': '「」『』',
	'zh-hk': '「」『』',
	'zh-tw': '「」『』',
};

/** The narrow no-break space that French sets inside its marks. */
export const NARROW = '\u202f';

/** The value for a language tag in a table: for the whole tag, then with fewer and fewer subtags. */
export function byLanguage(table, language) {
	for (let tag = language.toLowerCase().replaceAll('_', '-'); tag; tag = tag.replace(/-?[^-]*$/, '')) {
		if (Object.hasOwn(table, tag)) return table[tag];
	}
	return null;
}

/** Whether the language sets spaces inside its quotation marks and before high punctuation. */
export const isSpaced = (language) => /^fr\b/i.test(language);

/**
 * What replaces the end of `before` (`remove` characters) and the typed `"` or `'`; null where it stays as typed.
 * `before` is the text of the line up to the cursor.
 */
export function smartQuote(language, before, typed) {
	const marks = byLanguage(MARKS, language) ?? MARKS.en;
	const double = typed === '"';
	const [open, close] = double ? marks : marks.slice(2);
	const [otherOpen, otherClose] = double ? marks.slice(2) : marks;
	const isOpen = hasUnclosed(before, open, close);
	const gap = isSpaced(language) && open === '«' ? NARROW : '';
	if (!double && LETTER.test(before) && !(isOpen && close !== '’')) return { remove: 0, insert: '’' };
	if (isOpen && before.endsWith(open + gap)) return { remove: 0, insert: close };
	if (gap && isOpen && SPACE.test(before)) return { remove: 1, insert: gap + close };
	const isNested = before.endsWith(otherOpen) && hasUnclosed(before, otherOpen, otherClose);
	if (OPENS.test(before) || isNested || (DASH.test(before) && !isOpen)) return { remove: 0, insert: open + gap };
	// inches: 12" without a quotation that it could close
	if (double && /\d$/.test(before) && !isOpen) return null;
	return { remove: 0, insert: !double && !isOpen ? '’' : gap + close };
}

/** Whether the last `open` has no `close` behind it; marks that are the same on both sides are counted. */
function hasUnclosed(text, open, close) {
	if (open === close) return (text.split(open).length - 1) % 2 === 1;
	return text.lastIndexOf(open) > text.lastIndexOf(close);
}
