//! Word: paragraphs that are list items, tracked changes, reviewers' comments, footnotes.

import { blocksOf } from './walk.js';

const BULLETS = /^[^\p{L}\p{N}]+$|^[o§q]$/u;

/** A paragraph with `mso-list`: an item of the level that it states; a heading of a numbered outline is no item. */
export function wordItem(element, css, context, flow, job) {
	const [, id = 'l0', level = '1'] = /(l\d+)\s+level(\d+)/.exec(css.list) ?? [];
	const marker = markerOf(element, job);
	const format = job.sheet.numbering.get(`${id}:level${level}`);
	const ordered = format ? format !== 'bullet' && format !== 'image' : !BULLETS.test(marker);
	flow.item({
		level: Number(level),
		ordered,
		attrs: ordered ? numbering(marker, format) : null,
		signature: css.list,
		indent: css.indent ?? 36,
	}, blocksOf(element, context, job).blocks);
}

/** The number or bullet that Word writes as text. */
function markerOf(element, job) {
	for (const span of element.querySelectorAll('span')) {
		if (job.sheet.of(span).list === 'ignore') return span.textContent.replace(/[\s\u00a0]+/g, ' ').trim();
	}
	return '';
}

const ROMAN = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

function numbering(marker, format = '') {
	// of "2.1.3" the last part counts
	const text = marker.match(/[\p{L}\p{N}]+/gu)?.at(-1) ?? '1';
	if (/^\d+$/.test(text)) return { start: Number(text), type: '', reversed: false };
	const isUpper = text !== text.toLowerCase();
	const lower = text.toLowerCase();
	const isRoman = /roman/.test(format) || (!/alpha/.test(format) && /^[ivx]+$/.test(lower));
	if (!isRoman && !/^[a-z]$/.test(lower)) return { start: 1, type: '', reversed: false };
	const start = isRoman
		? [...lower].reduce((sum, letter, at) => sum + ((ROMAN[letter] ?? 0) < (ROMAN[lower[at + 1]] ?? 0) ? -1 : 1) * (ROMAN[letter] ?? 0), 0)
		: lower.charCodeAt(0) - 96;
	return { start: Math.max(1, start), type: isRoman ? (isUpper ? 'I' : 'i') : isUpper ? 'A' : 'a', reversed: false };
}

/** Reads a paragraph of a list without a number of its own into the item above it. */
export function attached(element, css, context, flow, job) {
	if (element.localName !== 'p' || !/(?:^|\s)MsoListParagraph/.test(element.className)) return false;
	const { blocks } = blocksOf(element, context, job);
	if (!blocks.length) return true;
	if (flow.belongs(css.indent ?? 36, blocks)) return true;
	blocks.forEach((block) => flow.push(block));
	return true;
}

/** Text that a reviewer struck out. On a web page `del` is a strike. */
export function isTrackedDeletion(element, name, job) {
	const isDeleted = element.classList.contains('msoDel') || (name === 'del' && (job.isWord || /^mailto:/i.test(element.getAttribute('cite') ?? '')));
	if (isDeleted || (name === 'ins' && job.isWord)) job.notes.changes++;
	return isDeleted;
}

/** A comment of a reviewer or the number that leads to it; the words that it is about are text. */
export function isComment(element, css, job) {
	if (css.commented) {
		job.notes.comments++;
		return false;
	}
	if (/^comment/.test(css.element ?? '') || css.special === 'comment') return true;
	if (/(?:^|\s)(?:MsoCommentReference|msocomanchor|msocomoff|msocomtxt|MsoCommentText)(?:$|\s)/.test(element.className)) return true;
	// Google's documents: [a] and, at the end, the comments
	const anchor = element.localName === 'a' && /^#cmnt(?:_ref)?\d+$/.test(element.getAttribute('href') ?? '');
	if (anchor && element.id.startsWith('cmnt_ref')) job.notes.comments++;
	return anchor || (element.localName === 'div' && element.querySelector(':scope > p > a[href^="#cmnt_ref"]') !== null);
}

/** The number of a note without its brackets, or an empty text. */
export function noteNumber(element, css, job) {
	if (!job.isWord || !(css.note || /^(?:footnote|endnote)$/.test(css.special ?? ''))) return '';
	return /^\s*\[?([\divxlcdm*†‡§]{1,6})\]?\s*$/i.exec(element.textContent)?.[1] ?? '';
}

