//! Blocks in the order of the text: lines are gathered into paragraphs, lists that belong together are joined.

import { lines } from './spaces.js';

const paragraph = (content) => ({ type: 'paragraph', content });
/** What tells lists apart that stand one after the other: their class or number in the source. */
const signatures = new WeakMap();

export const isList = (block) => block.type === 'bulletList' || block.type === 'orderedList';

/** A list of items, with the signature of its source. */
export function list(ordered, attrs, content, signature = '') {
	const made = ordered ? { type: 'orderedList', attrs, content } : { type: 'bulletList', content };
	signatures.set(made, signature);
	return made;
}

const continues = (list, next) => list.type === next.type && signatures.get(list) === signatures.get(next)
	&& (list.type === 'bulletList' || ((next.attrs.start ?? 1) === (list.attrs.start ?? 1) + list.content.length && list.attrs.type === next.attrs.type));

/** Appends a block; a list that continues the one before it is joined to that. */
export function append(blocks, block) {
	const last = blocks.at(-1);
	if (last && isList(block) && isList(last) && continues(last, block)) last.content.push(...block.content);
	else blocks.push(block);
}

/** Blocks under construction. `make` turns a line into a block. */
export class Flow {
	blocks = [];
	caption = null;
	cite = null;
	#runs = [];
	/** Word's open list items, outermost first. */
	#levels = [];

	constructor(make = paragraph) {
		this.make = make;
	}

	text(text, marks) {
		if (text) this.#runs.push({ text, marks });
	}

	lineBreak() {
		this.#runs.push({ text: '\n', marks: [] });
	}

	/** Whether words wait for the end of their line. */
	get isOpen() {
		return this.#runs.some((run) => /\S/.test(run.text));
	}

	endLine() {
		if (!this.#runs.length) return;
		const made = lines(this.#runs);
		this.#runs = [];
		for (const line of made) this.#add(this.make(line));
	}

	push(block) {
		this.endLine();
		this.#add(block);
	}

	#add(block) {
		this.#levels = [];
		append(this.blocks, block);
	}

	/** An item that states its own level, as in Word: it goes at most one level below the item before it. */
	item({ level, ordered, attrs, signature, indent }, content) {
		this.endLine();
		if (!content.length) return;
		const item = { type: 'listItem', content };
		const levels = this.#levels;
		while (levels.length && levels.at(-1).level > level && (levels.length > 1 || levels[0].level > level)) {
			if (levels.length === 1) {
				// shallower than the first item of the list: both stand side by side
				levels[0].level = level;
				break;
			}
			levels.pop();
		}
		const top = levels.at(-1);
		const isSame = top?.level === level;
		if (isSame && top.signature === signature && top.ordered === ordered) {
			top.list.content.push(item);
			Object.assign(top, { item, indent });
			return;
		}
		if (isSame) levels.pop();
		const made = list(ordered, attrs, [item], signature);
		const parent = levels.at(-1)?.item.content ?? this.blocks;
		append(parent, made);
		levels.push({ level, ordered, signature, list: parent.at(-1), item, indent });
	}

	/** Blocks without a number of their own between or after the items: they belong to the item at their indent. False where there is none. */
	belongs(indent, content) {
		if (!this.#levels.length || this.isOpen) return false;
		while (this.#levels.length > 1 && this.#levels.at(-1).indent > indent + 3) this.#levels.pop();
		this.#levels.at(-1).item.content.push(...content);
		return true;
	}

	end() {
		this.endLine();
		return this.blocks;
	}
}

/** The inline nodes of blocks in one line, paragraphs parted by a break. */
export function inlineOf(blocks) {
	const found = [];
	const visit = (block) => {
		if (block.content?.some((child) => child.type === 'text' || child.type === 'hardBreak')) {
			if (found.length) found.push({ type: 'hardBreak' });
			found.push(...block.content);
		} else block.content?.forEach(visit);
	};
	blocks.forEach(visit);
	return found;
}

/** The words of a block, in order. */
export const textOf = (block) => block.text ?? (block.type === 'hardBreak' ? '\n' : (block.content ?? []).map(textOf).join(''));

/** Whether every word of a line carries the mark. */
export const isAll = (content, type) => content.some((node) => node.text?.trim())
	&& content.every((node) => !node.text?.trim() || node.marks?.some((mark) => mark.type === type));

/** The same inline nodes without a mark. */
export const without = (content, type) => content.map((node) => {
	if (!node.marks?.some((mark) => mark.type === type)) return node;
	const marks = node.marks.filter((mark) => mark.type !== type);
	return marks.length ? { ...node, marks } : { type: node.type, text: node.text };
});
