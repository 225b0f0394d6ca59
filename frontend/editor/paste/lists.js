//! Lists of HTML: sub-lists that stand beside their item, items without words, levels given by an attribute.

import { append, Flow, isList, list } from './flow.js';
import { isSeen } from './clutter.js';
import { blocksOf, readNode } from './walk.js';

/** Deeper ones are joined to the list above: the document allows 32 nodes in one another. */
const DEEPEST = 9;
const TYPES = { 'lower-alpha': 'a', 'lower-latin': 'a', 'upper-alpha': 'A', 'upper-latin': 'A', 'lower-roman': 'i', 'upper-roman': 'I' };

/** Reads an `ol` or `ul`. */
export function readList(element, context, flow, job) {
	const first = element.querySelector(':scope > li');
	if (first?.hasAttribute('data-aria-level')) return readLevels(element, context, flow, job);
	const items = itemsOf(element, { ...context, lists: context.lists + 1 }, job);
	if (!items.length) return flow.endLine();
	flow.push(listOf(element, items, job));
}

function listOf(element, items, job) {
	const ordered = element.localName === 'ol';
	return list(ordered, ordered ? numbering(element, job) : null, items, element.className);
}

/** Word on the web: every level is a list of its own, one beside the other. */
function readLevels(element, context, flow, job) {
	const ordered = element.localName === 'ol';
	for (const child of element.children) {
		if (!isSeen(child, job.sheet.of(child))) continue;
		const attrs = ordered ? numbering(element, job) : null;
		const level = Number(child.getAttribute('data-aria-level')) || 1;
		flow.item({ level, ordered, attrs, signature: child.getAttribute('data-listid') ?? '', indent: level * 36 }, blocksOf(child, context, job).blocks);
	}
}

function numbering(element, job) {
	const first = element.querySelector(':scope > li');
	const style = job.sheet.of(element).numbering ?? (first && job.sheet.of(first).numbering) ?? '';
	const type = /^[aAiI]$/.test(element.getAttribute('type') ?? '') ? element.getAttribute('type') : TYPES[style.split(' ')[0]] ?? '';
	const start = Number.parseInt(element.getAttribute('start') ?? first?.getAttribute('value') ?? '1', 10);
	return { start: Number.isFinite(start) ? start : 1, type, reversed: element.hasAttribute('reversed') };
}

function itemsOf(element, context, job) {
	const items = [];
	const outer = { pre: context.pre };
	for (let child = element.firstChild; child; child = child.nextSibling) {
		if (child.nodeType === 3 ? !child.data.trim() : child.nodeType !== 1 || !isSeen(child, job.sheet.of(child))) continue;
		const name = child.nodeType === 1 ? child.localName : '';
		if (name === 'ul' || name === 'ol') {
			const inner = itemsOf(child, { ...context, lists: context.lists + 1 }, job);
			const last = items.at(-1);
			if (!inner.length) continue;
			if (last && context.lists < DEEPEST) append(last.content, listOf(child, inner, job));
			else items.push(...inner);
		} else if (name === 'li') addItem(items, contentOf(child, context, job), context);
		else if (name && child.querySelector('li') && name !== 'table') items.push(...itemsOf(child, context, job));
		else {
			const flow = new Flow();
			readNode(child, { ...context, ...outer }, flow, job);
			addItem(items, flow.end(), context);
		}
	}
	return items;
}

const contentOf = (element, context, job) => blocksOf(element, inItem(element, context, job), job).blocks;

/** An item's own weight and slant are those of its marker in Google's documents: its text states them again. */
function inItem(element, context, job) {
	const css = job.sheet.of(element);
	return { ...context, pre: css.pre ?? context.pre, depth: context.depth + 1 };
}

/** Adds an item; one that begins with a list has no words of its own: the list belongs to the item before. */
function addItem(items, content, context) {
	while (content.length && isList(content[0])) {
		const [inner] = content.splice(0, 1);
		if (items.length && context.lists < DEEPEST) append(items.at(-1).content, inner);
		else items.push(...inner.content);
	}
	if (!content.length) return;
	if (context.lists < DEEPEST) items.push({ type: 'listItem', content });
	else items.push({ type: 'listItem', content: content.filter((block) => !isList(block)) }, ...content.filter(isList).flatMap((inner) => inner.content));
}

/** An `li` outside a list, as when half a list was selected. */
export function listItem(element, context, flow, job) {
	const content = contentOf(element, context, job);
	flow.endLine();
	const items = [];
	addItem(items, content, context);
	if (items.length) flow.push(list(false, null, items));
}
