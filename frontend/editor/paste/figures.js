//! Quotations, figures, foldable parts, lists of terms.

import { append, inlineOf, isList, textOf } from './flow.js';
import { blocksOf } from './walk.js';

const DEEPEST_QUOTE = 4;
const CAPTIONED = new Set(['image', 'gallery', 'video', 'audio', 'embed']);

/** A `blockquote`; its `footer`, or a `cite` on a line of its own, states whose words they are. */
export function quote(element, context, flow, job) {
	const source = element.querySelector(':scope > footer, :scope > cite, :scope > p:last-child > cite:only-child, :scope > .blockquote-footer, :scope > figcaption');
	const holder = source?.parentElement !== element && source?.parentElement.textContent.trim() === source?.textContent.trim() ? source?.parentElement : source;
	const isSource = holder && (holder.parentElement === element);
	const cite = isSource ? sourceOf(source, context, job) : [];
	if (isSource) holder.remove();
	const { blocks } = blocksOf(element, { ...context, quotes: context.quotes + 1 }, job);
	flow.endLine();
	if (context.quotes >= DEEPEST_QUOTE) {
		blocks.forEach((block) => flow.push(block));
		if (cite.length) flow.push({ type: 'paragraph', content: cite });
		return;
	}
	const content = [...blocks, ...(cite.length ? [{ type: 'cite', content: cite }] : [])];
	if (content.length) flow.push({ type: 'blockquote', content });
}

/** A line without the dash before it. */
function sourceOf(element, context, job) {
	return withoutDash(inlineOf(blocksOf(element, context, job).blocks));
}

function withoutDash(line) {
	const [first, ...rest] = line;
	if (first?.type !== 'text') return line;
	const text = first.text.replace(/^[\s]*[–—―-]\s*/, '');
	return text ? [{ ...first, text }, ...rest] : rest;
}

/** A `figure`: its caption goes to the picture, film, table or quotation in it. */
export function figure(element, context, flow, job) {
	const captions = [...element.querySelectorAll('figcaption')].filter((caption) => caption.closest('figure') === element);
	const inner = element.ownerDocument.createElement('div');
	inner.append(...captions);
	const caption = inlineOf(blocksOf(inner, context, job).blocks);
	const { blocks } = blocksOf(element, context, job);
	flow.endLine();
	const images = blocks.filter((block) => block.type === 'image');
	if (images.length > 1 && images.length === blocks.length) {
		const content = images.map(({ attrs: { id, ...attrs }, content }) => ({ type: 'galleryImage', attrs, ...(content && { content }) }));
		if (images.every((image) => !job.uploads.some((upload) => upload.id === image.attrs.id))) {
			return flow.push({ type: 'gallery', content: [...content, ...(caption.length ? [{ type: 'caption', content: caption }] : [])] });
		}
	}
	if (caption.length) describe(blocks, caption);
	blocks.forEach((block) => flow.push(block));
}

function describe(blocks, caption) {
	const target = blocks.find((block) => CAPTIONED.has(block.type) || block.type === 'table' || block.type === 'blockquote');
	if (target?.type === 'table' && !target.attrs.caption?.length) target.attrs = { ...target.attrs, caption };
	else if (target?.type === 'blockquote' && target.content.at(-1).type !== 'cite') target.content.push({ type: 'cite', content: withoutDash(caption) });
	else if (target && CAPTIONED.has(target.type) && !target.content?.length) target.content = [{ type: 'caption', content: caption }];
	else append(blocks, { type: 'paragraph', content: caption });
}

/** A part that folds. */
export function details(element, context, flow, job) {
	const summary = element.querySelector(':scope > summary');
	summary?.remove();
	const line = summary ? inlineOf(blocksOf(summary, context, job).blocks) : [];
	const { blocks } = blocksOf(element, context, job);
	const content = [...(line.length ? [{ type: 'summary', content: line }] : []), ...blocks];
	flow.endLine();
	if (content.length) flow.push({ type: 'details', attrs: { open: element.hasAttribute('open') }, content });
}

/** Terms in bold, each before what it means. */
export function definitions(element, context, flow, job) {
	flow.endLine();
	for (const child of element.querySelectorAll('dt, dd')) {
		if (child.closest('dl') !== element) continue;
		const marks = child.localName === 'dt' && !context.marks.some((mark) => mark.type === 'bold') ? [...context.marks, { type: 'bold' }] : context.marks;
		for (const block of blocksOf(child, { ...context, marks }, job).blocks) if (isList(block) || textOf(block) || block.type !== 'paragraph') flow.push(block);
	}
}
