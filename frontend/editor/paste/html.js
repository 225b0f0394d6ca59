//! HTML from the clipboard to blocks of a story.

import { Flow } from './flow.js';
import { Job, TooMuch } from './job.js';
import { joinLines } from './lines.js';
import { readChildren, START } from './walk.js';
import { withoutShortcodes } from './wordpress.js';

/** Longer HTML is not parsed: it would hold up the page. In UTF-16 units. */
export const LONGEST_HTML = 12_000_000;

/**
 * The blocks of an HTML text as `{ blocks, uploads, missing, notes }`, in the JSON of docs/contracts/blocks.md without ids
 * (but for pictures that wait for their upload); null where it is too much work. Nothing of the HTML is loaded or run.
 */
export function fromHtml(html, options = {}) {
	if (html.length > LONGEST_HTML || isTooMuch(html)) return null;
	const started = (options.now ?? (() => performance.now()))();
	const galleries = { galleries: 0 };
	const source = withoutShortcodes(fragmentOf(html), galleries);
	const document = new DOMParser().parseFromString(source, 'text/html');
	const job = new Job(options, document, html, started);
	Object.assign(job.notes, galleries);
	const flow = new Flow();
	try {
		readChildren(document.body, START, flow, job);
		flow.end();
	} catch (error) {
		if (error instanceof TooMuch || error instanceof RangeError) return null;
		throw error;
	}
	const blocks = job.isPdf ? joinPdf(flow.blocks) : flow.blocks;
	return { blocks: oneLanguage(blocks), uploads: job.uploads, missing: job.missing, notes: job.notes };
}

/** The words of HTML that is too much work, without parsing it: a line for each block. */
export function bareText(html) {
	const entities = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };
	const made = [];
	let isText = true;
	for (const part of html.split('<')) {
		const end = part.indexOf('>');
		const tag = part.slice(0, 12).toLowerCase();
		if (/^(?:script|style|title)\b/.test(tag)) isText = false;
		else if (/^\/(?:script|style|title)\b/.test(tag)) isText = true;
		if (!isText) continue;
		if (/^\/?(?:p|div|br|li|tr|td|th|h[1-6]|blockquote)\b/.test(tag)) made.push(/^\/?t[dh]/.test(tag) ? ' ' : '\n\n');
		if (end >= 0) made.push(part.slice(end + 1));
		else if (made.length === 0) made.push(part);
	}
	return made.join('').replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (all, name) => entities[name]);
}

/** More open elements than this make the browser's parser slow: its time grows with their square. */
const DEEPEST = 3000;
const MOST_TAGS = 200_000;
/** Elements without an end, or whose end is often left out. */
const OPEN_ENDED = /(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|source|tbody|td|tfoot|th|thead|tr|wbr|!)\b/iy;

function isTooMuch(html) {
	if (html.length < 20_000) return false;
	let depth = 0;
	let tags = 0;
	for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
		if (++tags > MOST_TAGS) return true;
		const isEnd = html[at + 1] === '/';
		OPEN_ENDED.lastIndex = at + (isEnd ? 2 : 1);
		if (OPEN_ENDED.test(html) || !/[a-z]/i.test(html[at + (isEnd ? 2 : 1)] ?? '')) continue;
		depth += isEnd ? -1 : 1;
		if (depth > DEEPEST) return true;
	}
	return false;
}

/** Windows marks the selected part; what stands before and after it are wrappers and style sheets. */
function fragmentOf(html) {
	return html.replace(/^Version:[\s\S]{0,400}?(?=<)/, '');
}

/** Lines of a printed page, which `walk` has marked with a private character. */
function joinPdf(blocks) {
	return blocks.flatMap((block) => {
		if (block.type !== 'paragraph' || !block.content.some((node) => node.text?.includes('\ue000'))) return [block];
		const text = block.content.map((node) => node.text ?? '\ue000').join('');
		return joinLines(text.split('\ue000')).map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] }));
	});
}

/** A language mark on every word says nothing about a part of the text. */
function oneLanguage(blocks) {
	const texts = [];
	const visit = (node) => node.type === 'text' ? texts.push(node) : node.content?.forEach(visit);
	blocks.forEach(visit);
	const langs = new Set(texts.map((node) => node.marks?.find((mark) => mark.type === 'language')?.attrs.lang));
	if (langs.size !== 1 || langs.has(undefined)) return blocks;
	for (const node of texts) {
		node.marks = node.marks.filter((mark) => mark.type !== 'language');
		if (!node.marks.length) delete node.marks;
	}
	return blocks;
}
