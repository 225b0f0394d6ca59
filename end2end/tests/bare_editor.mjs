//! A page with a bare editor of the story's schema: paste, typing and find are tried in it without a server.

import { build } from '../../frontend/node_modules/esbuild/lib/main.js';
import { test as base, expect } from './reader.mjs';

export { expect };

const SOURCE = `
	import { collab, receiveTransaction, sendableSteps } from 'prosemirror-collab';
	import { baseKeymap } from 'prosemirror-commands';
	import { history, undo, redo } from 'prosemirror-history';
	import { keymap } from 'prosemirror-keymap';
	import { EditorState, TextSelection, AllSelection, NodeSelection } from 'prosemirror-state';
	import { tableEditing, CellSelection } from 'prosemirror-tables';
	import { EditorView } from 'prosemirror-view';
	import { findPlugin, tkCount } from './find/plugin.js';
	import { fromHtml } from './paste/html.js';
	import { fromText } from './paste/text.js';
	import { pastePlugin } from './paste/plugin.js';
	import { inputRules } from './typing/rules.js';
	import { schema } from './schema.js';

	export { fromHtml, fromText, schema, TextSelection, AllSelection, NodeSelection, CellSelection, undo, tkCount, receiveTransaction, sendableSteps };
	export const notices = [];
	export const uploaded = [];
	export let view;

	const part = (type, text) => ({ type, ...(text && { content: [{ type: 'text', text }] }) });

	/** Opens an editor with blocks and puts the cursor at the end of the body. \`shared\`: others may write in it. */
	export function open({ headline = '', standfirst = '', body = [{ type: 'paragraph' }], attrs = {}, shared = false } = {}) {
		view?.destroy();
		document.body.replaceChildren();
		const doc = schema.nodeFromJSON({ type: 'doc', attrs, content: [part('headline', headline), part('standfirst', standfirst), part('dateline'), { type: 'body', content: body }] });
		notices.length = uploaded.length = 0;
		const paste = pastePlugin({
			schema,
			isOwnLink: (url) => url.startsWith('https://paper.example/'),
			notice: (text, action) => notices.push({ text, action }),
			async upload(file) {
				uploaded.push({ name: file.name, type: file.type, size: file.size });
				if (file.size === 271) throw new Error('too small');
				return { media: '01900000-0000-7000-8000-000000000001' };
			},
		});
		const plugins = [...(shared ? [collab({ version: 0, clientID: 'own' })] : []), ...inputRules(schema), ...findPlugin(), ...paste, tableEditing(), history(), keymap({ 'Mod-z': undo, 'Mod-y': redo }), keymap(baseKeymap)];
		view = new EditorView(document.body, { state: EditorState.create({ doc, plugins }), attributes: { 'aria-label': 'Story text', role: 'textbox' } });
		view.dispatch(view.state.tr.setSelection(TextSelection.atEnd(view.state.doc)));
		view.focus();
	}

	/** A paste event with these types on its clipboard, as Chromium sends it. */
	export function paste(types, files = []) {
		const clipboardData = new DataTransfer();
		for (const [type, text] of Object.entries(types)) clipboardData.setData(type, text);
		for (const file of files) clipboardData.items.add(file);
		const started = performance.now();
		view.dom.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
		view.state.doc.check();
		return performance.now() - started;
	}

	export const doc = () => view.state.doc.toJSON();
	export const body = () => view.state.doc.lastChild.toJSON().content ?? [];
	/** Sets the selection from the start of one word to the end of another. */
	export function select(from, to = from) {
		let start = -1;
		let end = -1;
		view.state.doc.descendants((node, pos) => {
			if (!node.isText) return;
			if (start < 0 && node.text.includes(from)) start = pos + node.text.indexOf(from);
			if (node.text.includes(to)) end = pos + node.text.indexOf(to) + to.length;
		});
		view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, start, end)));
	}
`;

let script;

/** The tests' page: the module is `Editor` in the page. */
export const test = base.extend({
	page: async ({ page }, use) => {
		script ??= build({
			stdin: { contents: SOURCE, resolveDir: new URL('../../frontend/editor', import.meta.url).pathname },
			bundle: true, write: false, format: 'iife', globalName: 'Editor', target: 'es2022', logLevel: 'silent',
		}).then((made) => made.outputFiles[0].text);
		await page.route('https://editor.example/', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><html lang=en><title>Editor</title><style>.ProseMirror{white-space:break-spaces}</style><body>' }));
		await page.goto('https://editor.example/');
		await page.addScriptTag({ content: await script });
		await use(page);
	},
});

const LETTER = { link: 'l', language: 'L', bold: 'b', italic: 'i', strike: 's', code: 'c', subscript: '_', superscript: '^' };

/** An outline of blocks with their words. */
export function outline(blocks, inner = words) {
	return blocks.map((block) => lines(block, inner, '')).join('\n');
}

function lines(node, inner, indent) {
	const attrs = Object.entries(node.attrs ?? {}).filter(([name, value]) => name !== 'id' && value && !(Array.isArray(value) && !value.length)
		&& !(['colspan', 'rowspan', 'start'].includes(name) && value === 1)).map(([name, value]) => `${name}=${typeof value === 'object' ? inner(value) : value}`);
	const head = indent + node.type + (attrs.length ? ` (${attrs.join(', ')})` : '');
	if (!node.content) return head;
	if (node.content.every((child) => child.type === 'text' || child.type === 'hardBreak')) return `${head}: ${inner(node.content)}`;
	return [head, ...node.content.map((child) => lines(child, inner, `${indent}  `))].join('\n');
}

const marksOf = (node) => (node.marks ?? []).map((mark) => LETTER[mark.type] + (mark.attrs?.lang ?? '')).sort().join('');
const hrefOf = (node) => node.marks?.find((mark) => mark.type === 'link')?.attrs.href;

/** A line with its words; marks as letters before braces. */
export const words = (content) => content.map((node) => node.type === 'hardBreak' ? '↵' : !node.marks ? node.text : `${marksOf(node)}{${node.text}}${hrefOf(node) ? `<${hrefOf(node)}>` : ''}`).join('');

/** A line without its words: how many each run has. */
export const counts = (content) => content.map((node) => node.type === 'hardBreak' ? '↵' : `${marksOf(node)}${node.text.match(/\S+/g)?.length ?? 0}${hrefOf(node) ? `<${hrefOf(node)}>` : ''}`).join(' ');

/** All text of blocks, one line a block. */
export function textOf(node) {
	if (Array.isArray(node)) return node.map(textOf).join('\n');
	if (node.type === 'hardBreak') return '\n';
	return node.text ?? [...(node.attrs?.caption ?? []).map(textOf), '\n', ...(node.content ?? []).map((child) => textOf(child) + (child.type === 'text' || child.type === 'hardBreak' ? '' : '\n'))].join('');
}
