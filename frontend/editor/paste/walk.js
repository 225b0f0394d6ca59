//! Reads elements into a flow: what each means is decided here, how it is built in the file for its kind.

import { embed, frame, isBareUrl, postUrl, provider } from './embeds.js';
import { figure, quote, details, definitions } from './figures.js';
import { Flow, isAll, textOf, without } from './flow.js';
import { pastedHref } from './href.js';
import { listItem, readList } from './lists.js';
import { isClutter, isSeen } from './clutter.js';
import { picture, player } from './pictures.js';
import { readTable } from './tables.js';
import { attached, isComment, isTrackedDeletion, noteNumber, wordItem } from './word.js';

const BLOCKS = new Set(('address article aside body center dd div dl dt fieldset figcaption figure footer form header hgroup html legend li main nav p '
	+ 'section summary tbody td tfoot th thead tr').split(' '));
const MARKS = {
	b: 'bold', strong: 'bold', i: 'italic', em: 'italic', cite: 'italic', dfn: 'italic', s: 'strike', strike: 'strike', del: 'strike',
	code: 'code', kbd: 'code', samp: 'code', tt: 'code', sub: 'subscript', sup: 'superscript',
};
const KINDS = { ul: readList, ol: readList, menu: readList, dir: readList, table: readTable, blockquote: quote, figure, details, dl: definitions };

/** What an element inherits: marks, whether line ends of the source count, its language, how deep it stands. */
export const START = { marks: [], pre: false, lang: '', depth: 0, quotes: 0, lists: 0 };

/** Reads the children of an element. */
export function readChildren(parent, context, flow, job) {
	for (let child = parent.firstChild; child; child = child.nextSibling) readNode(child, context, flow, job);
}

/** Reads one node. */
export function readNode(node, context, flow, job) {
	if (node.nodeType === 3) readText(node.data, context, flow);
	else if (node.nodeType === 1) readElement(node, context, flow, job);
}

/** Blocks of an element's children, in a flow of their own. */
export function blocksOf(element, context, job, make) {
	job.tick(context.depth);
	const flow = new Flow(make);
	readChildren(element, context, flow, job);
	flow.end();
	return flow;
}

function readText(text, context, flow) {
	flow.text(context.pre ? text : text.replace(/[\t\r\n\f][ \t\r\n\f]*| [ \t\r\n\f]+/g, ' '), context.marks);
}

function readElement(element, context, flow, job) {
	job.tick(context.depth);
	const name = element.localName;
	const css = job.sheet.of(element);
	if (!isSeen(element, css) || isClutter(element, name)) return;
	if (name === 'br') return readBreak(element, flow, job);
	if (name === 'img' || name === 'picture') return picture(element, context, flow, job);
	if (name === 'hr') return flow.push({ type: 'horizontalRule' });
	if (name === 'iframe' || name === 'object' || name === 'embed') return pushIf(flow, frame(element, job));
	if (name === 'video' || name === 'audio') return pushIf(flow, player(element));
	if (isComment(element, css, job) || isTrackedDeletion(element, name, job)) return;
	if (css.list === 'ignore') return;

	const inner = inherit(element, name, css, context, job);
	const url = postUrl(element);
	if (url) return pushIf(flow, embed(url, blocksOf(element, inner, job).blocks.flatMap((block, index) => [...(index ? [{ type: 'text', text: ' ' }] : []), ...(block.content ?? [])])));
	const level = headingLevel(element, name, job);
	if (level) return readHeading(element, level, inner, flow, job);
	if (css.list && css.list !== 'none' && name !== 'li') return wordItem(element, css, inner, flow, job);
	if (name === 'li') return listItem(element, inner, flow, job);
	if (name === 'pre') return readCode(element, inner, flow, job);
	if (KINDS[name]) return KINDS[name](element, inner, flow, job);
	if (noteNumber(element, css, job)) return flow.text(noteNumber(element, css, job), addMark(inner.marks, { type: 'superscript' }));
	if (isBlock(name, css)) return readBlock(element, css, inner, flow, job);
	readChildren(element, inner, flow, job);
	if (element.getAttribute('data-stringify-type') === 'paragraph-break') flow.endLine();
}

const isBlock = (name, css) => css.display ? /^(?:block|flex|grid|list-item|table|flow-root)/.test(css.display) || (BLOCKS.has(name) && !/^inline/.test(css.display)) : BLOCKS.has(name);

function readBlock(element, css, context, flow, job) {
	if (attached(element, css, context, flow, job)) return;
	flow.endLine();
	const before = flow.blocks.length;
	readChildren(element, context, flow, job);
	flow.endLine();
	// an address that stands alone is a card, where its site is known
	const last = flow.blocks.at(-1);
	if (flow.blocks.length !== before + 1 || last.type !== 'paragraph') return;
	const text = textOf(last).trim();
	if (isBareUrl(text) && provider(text)) flow.blocks.splice(-1, 1, embed(text) ?? last);
}

function readBreak(element, flow, job) {
	if (element.classList.contains('Apple-interchange-newline')) return;
	if (job.isPdf && element.getAttribute('role') === 'presentation') flow.text('\ue000', []);
	else flow.lineBreak();
}

function readHeading(element, level, context, flow, job) {
	flow.endLine();
	const inner = blocksOf(element, { ...context, marks: context.marks.filter((mark) => mark.type !== 'bold') }, job, (line) => ({
		type: 'heading', attrs: { level }, content: isAll(line, 'bold') ? without(line, 'bold') : line,
	}));
	for (const block of inner.blocks) flow.push(block);
}

function headingLevel(element, name, job) {
	const level = /^h[1-6]$/.test(name) ? Number(name[1])
		: element.getAttribute('role') === 'heading' ? Number(element.getAttribute('aria-level')) || 2
			: name === 'p' && element.classList.contains('MsoTitle') ? 1 : 0;
	return level && Math.min(6, Math.max(2, level + job.shift));
}

function readCode(element, context, flow, job) {
	flow.endLine();
	const text = element.textContent.replace(/\r\n?/g, '\n').replace(/^\n|\s+$/g, '').replace(/[\u0000-\u0008\u000b-\u001f]/g, '');
	if (!text.trim()) return;
	job.tick(context.depth);
	const language = /\blang(?:uage)?-([\w+#-]{1,30})/.exec(`${element.className} ${element.firstElementChild?.className ?? ''}`)?.[1] ?? '';
	const content = text.split('\n').flatMap((line, index) => [...(index ? [{ type: 'hardBreak' }] : []), ...(line ? [{ type: 'text', text: line }] : [])]);
	flow.push({ type: 'codeBlock', attrs: { language }, content });
}

function pushIf(flow, block) {
	if (block) flow.push(block);
}

/** The context for the children of an element: marks by its name, its style, its classes. */
function inherit(element, name, css, context, job) {
	let { marks } = context;
	const own = MARKS[name];
	if (own) marks = addMark(marks, { type: own });
	if (css.bold === true && name !== 'th') marks = addMark(marks, { type: 'bold' });
	if (css.bold === false) marks = removeMark(marks, 'bold');
	if (css.italic === true) marks = addMark(marks, { type: 'italic' });
	if (css.italic === false) marks = removeMark(marks, 'italic');
	if (css.strike) marks = addMark(marks, { type: 'strike' });
	if (css.vertical) marks = addMark(removeMark(removeMark(marks, 'subscript'), 'superscript'), { type: css.vertical });
	if (name === 'a' && element.hasAttribute('href')) marks = addMark(removeMark(marks, 'link'), linkMark(element, job));
	const lang = languageOf(element, context, job);
	if (lang !== context.lang) marks = lang ? addMark(removeMark(marks, 'language'), { type: 'language', attrs: { lang } }) : removeMark(marks, 'language');
	return { ...context, marks, lang, pre: css.pre ?? context.pre, depth: context.depth + 1 };
}

function linkMark(element, job) {
	const text = element.getAttribute('href');
	const href = pastedHref(text, { local: false });
	if (!href) return null;
	if (!job.options.isOwnLink(href)) return { type: 'link', attrs: { href } };
	const { pathname, search, hash } = new URL(href);
	return { type: 'link', attrs: { href: pathname + search + hash } };
}

/** Another language than the story's. Office programs name languages that the text is not in. */
function languageOf(element, context, job) {
	const lang = element.getAttribute('lang');
	if (lang === null || job.isWord || element.hasAttribute('xml:lang') || element.localName === 'body' || element.localName === 'html') return context.lang;
	if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(lang)) return context.lang;
	const primary = (tag) => tag.toLowerCase().split('-')[0];
	return primary(lang) === primary(job.options.language) ? '' : lang;
}

function addMark(marks, mark) {
	return !mark || marks.some((other) => other.type === mark.type) ? marks : [...marks, mark];
}

const removeMark = (marks, type) => marks.some((mark) => mark.type === type) ? marks.filter((mark) => mark.type !== type) : marks;
