//! Long texts in parts that one step can carry, and the limit of what is taken.

import { textOf } from './flow.js';

/** The most that one paste adds, in letters, where a node counts as several: about 60,000 words. Beyond it the editor would be slow. */
export const MOST = 400_000;
const WEIGHTS = { tableCell: 100, tableHeader: 100, text: 3 };
const NODE = 20;
/** The size of a part, in UTF-16 units of JSON. The server takes 256 KB at once. */
const PART = 48_000;
const LONGEST_PARAGRAPH = 20_000;
const MOST_NODES = 1000;

const size = (block) => JSON.stringify(block).length;
const SPLIT = new Set(['bulletList', 'orderedList', 'table', 'blockquote', 'listItem', 'tableRow']);

/** Blocks grouped so that each group is of a size that one step can carry; larger blocks are divided between their children. */
export function portions(blocks) {
	const groups = [[]];
	let room = PART;
	for (const block of blocks.flatMap((block) => divided(block))) {
		const length = size(block);
		if (length > room && groups.at(-1).length) {
			groups.push([]);
			room = PART;
		}
		groups.at(-1).push(block);
		room -= length;
	}
	return groups.filter((group) => group.length);
}

function divided(block) {
	if (block.type === 'paragraph') return block.content?.length > MOST_NODES || size(block) > PART ? shortParagraphs(block) : [block];
	if (size(block) <= PART || !SPLIT.has(block.type)) return [block];
	const made = [];
	let done = 0;
	for (const children of portions(block.content)) {
		const attrs = block.attrs && { ...block.attrs, ...(block.type === 'orderedList' && { start: (block.attrs.start ?? 1) + done }) };
		made.push({ ...block, ...(attrs && { attrs }), content: children });
		done += children.length;
	}
	return made;
}

/** Parts of an overlong paragraph, cut after a space. */
function shortParagraphs(block) {
	const made = [];
	let line = [];
	let length = 0;
	const end = () => {
		while (line.at(-1)?.type === 'hardBreak') line.pop();
		if (line.length) made.push({ ...block, content: line });
		line = [];
		length = 0;
	};
	for (const node of block.content) {
		let rest = node;
		while (rest.type === 'text' && rest.text.length > LONGEST_PARAGRAPH) {
			end();
			const space = rest.text.lastIndexOf(' ', LONGEST_PARAGRAPH);
			const at = space > 0 ? space : /[\ud800-\udbff]/.test(rest.text[LONGEST_PARAGRAPH - 1]) ? LONGEST_PARAGRAPH - 1 : LONGEST_PARAGRAPH;
			made.push({ ...block, content: [{ ...rest, text: rest.text.slice(0, at) }] });
			rest = { ...rest, text: rest.text.slice(space > 0 ? at + 1 : at) };
		}
		if (length > LONGEST_PARAGRAPH || line.length >= MOST_NODES) end();
		if (!line.length && rest.type === 'hardBreak') continue;
		line.push(rest);
		length += rest.text?.length ?? 1;
	}
	end();
	return made;
}

const weight = (node) => (node.text?.length ?? 0) + (WEIGHTS[node.type] ?? NODE) + (node.content ?? []).reduce((sum, child) => sum + weight(child), 0);

/** The first blocks that fit, as `{ blocks, words }`; `words` is null where all fit, else the number of words taken. */
export function limited(blocks, most = MOST) {
	let sum = 0;
	const parts = portions(blocks).flat();
	const end = parts.findIndex((block) => (sum += weight(block)) > most);
	if (end < 0) return { blocks, words: null };
	const taken = parts.slice(0, Math.max(1, end));
	return { blocks: taken, words: taken.reduce((all, block) => all + (textOf(block).match(/\S+/g)?.length ?? 0), 0) };
}
