//! The fonts: from pinned npm packages, subset to the characters, weights and features that a newspaper needs.
//!
//! Reasons: docs/decisions/0012-fonts.md.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { shortHash } from './inputs.mjs';
import { known, root, work } from './paths.mjs';

const packages = `${root}frontend/node_modules/@fontsource-variable/`;

/** Letters and signs of English and Western European news. */
const LATIN = span(0x20, 0x7e) + '\u00a0¡£§©«®°±²³·»¼½¾¿' + span(0xc0, 0xff) + 'ıŒœ–—‘’‚“”„…€•−™↑↓';
/** Italics are short (titles, foreign words, emphasis): letters, common accents, punctuation. */
const LATIN_ITALIC = span(0x20, 0x7e) + '\u00a0£·ÄÅÇÉÖØÜßàáâãäåæçèéêëíîïñóôöøúûü–—‘’“”…€';
/** Latin Extended-A (Turkish, Polish, Czech, Baltic … names): its own files, loaded when a page contains one of them. */
const LATIN_EXTENDED = span(0x100, 0x17f);
/** Letters and signs of Arabic, Urdu, Persian, Pashto and Sindhi: enough for headlines in lists, in one weight. */
const ARABIC = ' «»\u060c\u061b\u061f' + span(0x621, 0x63a) + span(0x641, 0x652) + span(0x660, 0x669) + '\u0670ٹٺٻټٽپٿڀځڃڄڅچڇڈډڊڌڍڏڑړږژڙښڦڧکڪګگڱڳںڻڼھۀہۂۃیۍېےۓ۔' + span(0x6f0, 0x6f9) + '\u200c\u200d';
const WEIGHTS = { wght: { min: 400, max: 700 } };
const PLAIN = ['kern', 'liga', 'locl'];

const FONTS = [
	// opsz 20 lies between text (18 px) and headlines: the whole axis would cost 34 KB more
	{ name: 'serif', from: 'source-serif-4', file: 'latin-opsz-normal', text: LATIN, axes: { ...WEIGHTS, opsz: 20 }, features: PLAIN },
	{ name: 'serif-italic', from: 'source-serif-4', file: 'latin-opsz-italic', text: LATIN_ITALIC, axes: { wght: 400, opsz: 20 }, features: PLAIN },
	{ name: 'serif-ext', from: 'source-serif-4', file: 'latin-ext-opsz-normal', text: LATIN_EXTENDED, axes: { ...WEIGHTS, opsz: 20 }, features: PLAIN },
	{ name: 'sans', from: 'source-sans-3', file: 'latin-wght-normal', text: LATIN, axes: WEIGHTS, features: PLAIN },
	{ name: 'sans-ext', from: 'source-sans-3', file: 'latin-ext-wght-normal', text: LATIN_EXTENDED, axes: WEIGHTS, features: PLAIN },
	// joined scripts need every glyph and feature they have
	{ name: 'naskh', from: 'noto-naskh-arabic', file: 'arabic-wght-normal', axes: WEIGHTS },
	{ name: 'naskh-short', from: 'noto-naskh-arabic', file: 'arabic-wght-normal', text: ARABIC, axes: { wght: 500 } },
	{ name: 'nastaliq', from: 'noto-nastaliq-urdu', file: 'arabic-wght-normal', axes: WEIGHTS },
];

/** For pictures that the server makes (icons, screenshots, stories' cards): single weights, as outlines that it can read. No page loads them. */
const TITLE = { wght: 600, opsz: 20 };
const ICON_FONTS = [
	{ name: 'icon-latin', from: 'source-serif-4', file: 'latin-opsz-normal', text: LATIN, axes: { wght: 600, opsz: 20 }, features: [], format: 'truetype' },
	{ name: 'screenshot-latin', from: 'source-serif-4', file: 'latin-opsz-normal', text: LATIN, axes: { wght: 400, opsz: 20 }, features: [], format: 'truetype' },
	{ name: 'card-latin-ext', from: 'source-serif-4', file: 'latin-ext-opsz-normal', text: LATIN_EXTENDED, axes: TITLE, features: [], format: 'truetype' },
	// whole, because joined scripts need every glyph and feature they have
	{ name: 'card-naskh', from: 'noto-naskh-arabic', file: 'arabic-wght-normal', axes: { wght: 600 }, format: 'truetype' },
	{ name: 'card-nastaliq', from: 'noto-nastaliq-urdu', file: 'arabic-wght-normal', axes: { wght: 600 }, format: 'truetype' },
	{ name: 'icon-arabic', from: 'noto-naskh-arabic', file: 'arabic-wght-normal', text: ARABIC, axes: { wght: 600 }, features: [], format: 'truetype' },
];

/** The most that a page in English may load, in bytes. */
const BUDGET = { names: ['serif', 'serif-italic', 'sans'], bytes: 60_000 };

/** The finished fonts as `{ name, bytes }`, and the licence of each family as `{ name, bytes, keep: true }`. */
export async function buildFonts() {
	const fonts = [];
	for (const font of FONTS) fonts.push({ name: `${font.name}.woff2`, bytes: await cut(font) });
	for (const font of ICON_FONTS) fonts.push({ name: `${font.name}.ttf`, bytes: await cut(font) });
	const total = fonts.filter(({ name }) => BUDGET.names.includes(name.replace('.woff2', ''))).reduce((sum, { bytes }) => sum + bytes.length, 0);
	if (total > BUDGET.bytes) throw known(`${BUDGET.names.join(' + ')} weigh ${total} bytes; ${BUDGET.bytes} are allowed (frontend/build/fonts.mjs).`);
	const families = [...new Set(FONTS.map((font) => font.from))];
	const licences = families.map((family) => ({ name: `licences/${family}.txt`, bytes: readFileSync(`${packages}${family}/LICENSE`), keep: true }));
	return [...fonts, ...licences];
}

async function cut({ from, file, text, axes, features, format = 'woff2' }) {
	const source = `${packages}${from}/files/${from}-${file}.woff2`;
	if (!existsSync(source)) throw known(`${source} is missing. Run: (cd frontend && npm ci --ignore-scripts)`);
	const original = readFileSync(source);
	const options = { targetFormat: format, variationAxes: axes };
	if (text) options.keepFeatures = features;
	else options.keepAllGlyphs = true;
	const cached = `${work}/fonts/${from}-${shortHash(JSON.stringify([text, options, original.toString('base64')]))}.${format}`;
	if (existsSync(cached)) return readFileSync(cached);
	const { default: subsetFont } = await import('subset-font');
	const bytes = await subsetFont(original, text, options);
	mkdirSync(`${work}/fonts`, { recursive: true });
	writeFileSync(cached, bytes);
	return bytes;
}

function span(from, to) {
	return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index));
}
