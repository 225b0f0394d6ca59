//! A draft with every kind of block: the examples of `docs/contracts/blocks.md` with other words.

import { readFileSync } from 'node:fs';
import { FIELDS } from '../schema/fields.js';
import { schema } from '../schema.js';

const CONTRACT = new URL('../../../docs/contracts/blocks.md', import.meta.url);

/** The examples of all kinds of blocks, as nodes of a draft. */
function examples() {
	const kinds = readFileSync(CONTRACT, 'utf8').split('\n## Kinds of blocks\n')[1];
	return [...kinds.matchAll(/^```json\n([^]*?)^```/gm)].map(([, json]) => asDraft(JSON.parse(json)));
}

/** In a draft the caption of a table is an attribute. */
function asDraft(node) {
	const content = node.content?.map(asDraft);
	if (node.type !== 'table') return { ...node, content };
	const caption = content.find((child) => child.type === 'caption');
	return { ...node, attrs: { ...node.attrs, caption: caption.content }, content: content.filter((child) => child !== caption) };
}

/** A new draft: every kind of block once, in random order, between paragraphs. */
export function everyKind(random) {
	const withWords = (node) => ({ ...node, text: node.text && `${node.text} ${random.words()}`, content: node.content?.map(withWords) });
	const paragraph = () => ({ type: 'paragraph', content: [{ type: 'text', text: random.words() }, { type: 'hardBreak' }, { type: 'text', text: 'end' }] });
	const blocks = examples().flatMap((block) => [withWords(block), paragraph()]);
	blocks.sort(() => random.next() - 0.5);
	const line = (type) => ({ type, content: [{ type: 'text', text: random.words() }] });
	const attrs = { ...FIELDS, tags: ['a'], bylines: [{ author: 'x', role: 'writer' }] };
	const body = { type: 'body', content: blocks };
	return schema.nodeFromJSON({ type: 'doc', attrs, content: [line('headline'), line('standfirst'), { type: 'dateline' }, body] });
}
