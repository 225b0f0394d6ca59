//! Pasting and dropping: what is on the clipboard becomes blocks of a story, in one step of the undo history.

import { closeHistory } from 'prosemirror-history';
import { Plugin, TextSelection } from 'prosemirror-state';
import { CellSelection } from 'prosemirror-tables';
import { embed, isBareUrl } from './embeds.js';
import { pastedHref } from './href.js';
import { bareText, fromHtml } from './html.js';
import { identified, randomId } from './ids.js';
import { joinLines } from './lines.js';
import { report } from './notes.js';
import { copying, ownSlice } from './own.js';
import { parserOf } from './parser.js';
import { place } from './place.js';
import { limited } from './portions.js';
import { rtfPictures } from './rtf.js';
import { fromText } from './text.js';
import { runUploads, uploadsKey, uploadsPlugin } from './uploads.js';
import { WORDS } from './words.js';

const isPicture = (file) => file.type.startsWith('image/') && file.type !== 'image/svg+xml';

/** The kind of block for a file; null for a drawing (SVG), which can hold scripts. */
function kindOf(file) {
	const [type] = /^(?:image|video|audio)(?=\/)/.exec(file.type) ?? ['file'];
	return file.type === 'image/svg+xml' ? null : type;
}

/**
 * The plugins for pasting and dropping.
 * - `upload(file, { id })` stores a picture or another file and resolves to the attributes of its block: `{ media }`; a
 *   rejection's message is shown. `id` is the `id` of the block.
 * - `isOwnLink(url)`: whether a URL is on this site; such links become paths.
 * - `notice(text, action)` shows one quiet sentence; `action` is absent or `{ label, run }`.
 */
export function pastePlugin({ schema, upload, isOwnLink = () => false, notice = () => {}, words = WORDS }) {
	const options = (view) => ({ language: view.state.doc.attrs.language, isOwnLink });
	const insert = (view, result) => insertResult(view, result, { upload, notice, words });

	/** Takes what is on a clipboard; false where there is nothing to take. */
	function take(view, data) {
		const html = data.getData('text/html');
		const text = data.getData('text/plain');
		const files = [...data.files];
		const own = ownSlice(schema, html);
		if (own) return insertOwn(view, own);
		const isCode = data.types.includes('vscode-editor-data');
		let result = html && !isCode ? fromHtml(html, options(view)) : { blocks: [] };
		const isTooMuch = !result;
		result ??= { blocks: [] };
		if (files.length && !result.blocks.some((block) => block.type !== 'image')) return insert(view, picturesOf(files, result, notice, words));
		if (!result.blocks.length) {
			const plain = isTooMuch && !text ? bareText(html) : text;
			if (!plain) return files.length > 0;
			if (isBareUrl(plain.trim()) && pasteUrl(view, plain.trim(), isOwnLink)) return true;
			result = fromText(plain, options(view));
		}
		if (result.missing?.length) fillMissing(result, files.filter(isPicture), data.getData('text/rtf'));
		return insert(view, { ...result, isTooMuch });
	}

	const fromEvent = (view, event, data) => {
		if (!view.editable || !data || view.state.selection instanceof CellSelection || !take(view, data)) return false;
		event.preventDefault();
		return true;
	};

	const plugin = new Plugin({
		props: {
			...copying(schema),
			clipboardParser: parserOf(schema),
			handleDOMEvents: {
				paste: (view, event) => !view.composing && fromEvent(view, event, event.clipboardData),
				drop(view, event) {
					const target = view.posAtCoords({ left: event.clientX, top: event.clientY });
					if (!target || !view.editable) return false;
					if (view.dragging) return refused(view, event, target.pos);
					view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(target.pos))));
					view.focus();
					return fromEvent(view, event, event.dataTransfer);
				},
			},
		},
	});
	return [plugin, uploadsPlugin()];
}

/** A block that is dragged onto a text that cannot hold it stays where it is. */
function refused(view, event, pos) {
	const { parent } = view.state.doc.resolve(pos);
	const isLine = parent.isTextblock && parent.type.spec.group !== 'block';
	const { content, openStart } = view.dragging.slice;
	const isWords = content.childCount === 0 || content.firstChild.isInline || (content.childCount === 1 && openStart > 0 && content.textBetween(0, content.size) !== '' && isOneText(content));
	if (!isLine || isWords) return false;
	event.preventDefault();
	return true;
}

/** Whether a slice is one stretch of words, whatever blocks are open around it. */
function isOneText(content) {
	let node = content.firstChild;
	while (node && !node.isTextblock && node.childCount === 1) node = node.firstChild;
	return Boolean(node?.isTextblock);
}

function insertOwn(view, slice) {
	const { $from } = view.state.selection;
	const isBody = !$from.parent.isTextblock || $from.parent.type.spec.group === 'block';
	const blocks = slice.content.toJSON() ?? [];
	const isPlain = isBody && !$from.parent.type.spec.code && !blocks.some((block) => block.type === 'table');
	const isShort = slice.size < 20_000;
	view.dispatch(isPlain && isShort ? closeHistory(view.state.tr).replaceSelection(slice).setMeta('paste', true).setMeta('uiEvent', 'paste').scrollIntoView() : place(view.state, blocks));
	return true;
}

function insertResult(view, result, { upload, notice, words }) {
	const { blocks: fitting, words: taken } = limited(result.blocks);
	const blocks = identified(view.state.schema, fitting);
	if (!blocks.length) return false;
	const from = view.state.selection.$from;
	const tr = place(view.state, blocks);
	const uploads = result.uploads?.length && hasImages(tr.doc, result.uploads) ? result.uploads : [];
	if (uploads.length) tr.setMeta(uploadsKey, uploads.map(({ id, file }) => [id, file.name]));
	view.dispatch(tr);
	if (uploads.length) runUploads(view, uploads, upload, (name, why) => notice(words.failed(name, why)));
	const text = report({ ...result, uploads, taken }, words);
	const action = result.wrapped && from.parent.type.name === 'paragraph' && {
		label: words.join,
		run() {
			const joined = joinLines(result.wrapped).map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] }));
			const { doc, selection } = view.state;
			if (doc.eq(tr.doc)) view.dispatch(place(view.state.apply(view.state.tr.setSelection(TextSelection.create(doc, from.pos, selection.to))), joined));
		},
	};
	if (action) notice(text ? `${text} ${words.wrapped}` : words.wrapped, action);
	else if (text) notice(text);
	return true;
}

/** A place that holds only words drops pictures: their files are not uploaded. */
function hasImages(doc, uploads) {
	const ids = new Set(uploads.map(({ id }) => id));
	let found = 0;
	doc.descendants((node) => {
		if (ids.has(node.attrs.id)) found++;
	});
	return found > 0;
}

/** Files from a clipboard or a folder; a copied picture of a web page brings its alternative text along as HTML. */
function picturesOf(files, result, notice, words) {
	const taken = files.filter(kindOf);
	for (const file of files) if (!kindOf(file)) notice(words.drawing(file.name));
	const known = result.blocks.length === taken.length ? result.blocks : [];
	const uploads = taken.map((file) => ({ id: randomId(), file }));
	const blocks = uploads.map(({ id, file }, index) => ({ ...known[index], type: kindOf(file), attrs: { ...known[index]?.attrs, id, source: '' } }));
	return { blocks, uploads, missing: [], notes: null };
}

/** Pictures that the HTML only names: in the clipboard's files or its RTF, where there are as many. */
function fillMissing(result, files, rtf) {
	const pictures = files.length === result.missing.length ? files : rtfPictures(rtf);
	if (pictures.length !== result.missing.length) return;
	result.missing.forEach((id, index) => {
		if (!pictures[index]) return;
		result.uploads.push({ id, file: pictures[index] });
		result.notes.missing--;
	});
}

/** A URL alone: a link on the selected words, a card in an empty paragraph, a linked URL in a sentence. */
function pasteUrl(view, text, isOwnLink) {
	const { state } = view;
	const { selection, schema } = state;
	const { $from, $to } = selection;
	let href = pastedHref(text);
	if (!href || !$from.parent.isTextblock || !$from.parent.type.allowsMarkType(schema.marks.link) || $from.parent.type.spec.code) return false;
	const isOwn = isOwnLink(href);
	if (isOwn) href = href.replace(/^https?:\/\/[^/]+/i, '') || '/';
	const link = schema.marks.link.create({ href });
	if (!selection.empty && $from.sameParent($to)) view.dispatch(state.tr.addMark(selection.from, selection.to, link).setMeta('paste', true));
	else if (!isOwn && $from.parent.type.name === 'paragraph' && !$from.parent.content.size) view.dispatch(place(state, [embed(text)]));
	else view.dispatch(state.tr.replaceSelectionWith(schema.text(text, [link, ...$from.marks()].reduce((set, mark) => mark.addToSet(set), [])), false).setMeta('paste', true));
	return true;
}

