//! The list of the editor's keys: a modal that `?` outside text fields, Ctrl+/ anywhere, and a button below the text open.

import { h } from './view/dom.js';

/** Where `?` is text. */
const TYPING = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';
const IS_MAC = /Mac|iP(?:hone|ad|od)/.test(globalThis.navigator?.platform ?? '');

/** What the list says, by group: the name of the sentence, then the keys as ProseMirror writes them. Several ways are several keys. */
export const GROUPS = {
	writing: [
		['blockMenu', '/'],
		['linkStory', '@'],
		['link', 'Mod-k'],
		['bold', 'Mod-b'],
		['italic', 'Mod-i'],
		['strike', 'Mod-Shift-x'],
		['code', 'Mod-e'],
		['lineBreak', 'Shift-Enter'],
		['undo', 'Mod-z'],
		['redo', 'Mod-y', 'Mod-Shift-z'],
	],
	blocks: [
		['paragraph', 'Mod-Alt-0'],
		['heading2', 'Mod-Alt-2'],
		['heading3', 'Mod-Alt-3'],
		['heading4', 'Mod-Alt-4'],
		['bulletList', 'Mod-Shift-8'],
		['orderedList', 'Mod-Shift-7'],
		['blockquote', 'Mod-Shift-9'],
		['deeper', 'Tab'],
		['higher', 'Shift-Tab'],
		['selectBlock', 'Escape'],
		['moveUp', 'Alt-ArrowUp'],
		['moveDown', 'Alt-ArrowDown'],
		['below', 'Mod-Enter'],
	],
	story: [
		['find', 'Mod-f'],
		['replace', 'Mod-Alt-f'],
		['again', 'Mod-g', 'F3'],
		['send', 'Mod-s'],
		['list', '?', 'Mod-/'],
	],
};

/** Listens for the keys and the button; the list is built when it is first opened. */
export function keysList({ words, button }) {
	let dialog;
	const open = () => {
		dialog ??= build(words);
		if (!dialog.open) dialog.showModal();
	};
	button.addEventListener('click', open);
	document.addEventListener('keydown', (event) => {
		const isText = Boolean(event.target.closest?.(TYPING));
		const isMod = (IS_MAC ? event.metaKey : event.ctrlKey) && !event.altKey;
		const isList = event.key === '?' && !isText && !event.ctrlKey && !event.metaKey && !event.altKey;
		// an open dialog of another kind stays alone on the screen
		const isCovered = document.querySelector('dialog:modal, :popover-open');
		if (event.defaultPrevented || event.isComposing || isCovered || !(isList || (isMod && event.key === '/'))) return;
		// the list of the desk's other pages must not open as well
		event.preventDefault();
		open();
	});
}

function build(words) {
	const close = h('button', { type: 'button', class: 'button quiet', autofocus: true, onclick: () => dialog.close() }, words.keysClose);
	const groups = Object.entries(GROUPS).map(([name, rows]) => {
		const lines = rows.map(([sentence, ...keys]) => h('div', {}, h('dt', {}, words.keys[sentence]), h('dd', {}, keys.map(shown))));
		return h('section', {}, h('h3', {}, words.keysGroups[name]), h('dl', {}, lines));
	});
	const dialog = h('dialog', { class: 'keys-list', id: 'keys-list', 'aria-labelledby': 'keys-list-title' });
	// the button is at the head: it has the focus, and the list opens at its beginning
	dialog.append(h('div', { class: 'keys-head' }, h('h2', { id: 'keys-list-title' }, words.keysTitle), close), h('div', { class: 'keys-groups' }, groups));
	// a click beside the box closes it, as Escape does
	dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
	document.querySelector('main').append(dialog);
	return dialog;
}

/** `Mod-Shift-x` as the caps of a keyboard, from left to right in every language. */
function shown(key) {
	return h('kbd', { dir: 'ltr' }, key.split('-').filter(Boolean).map(cap).join(IS_MAC ? '' : '+') || key);
}

function cap(part) {
	const named = { Mod: IS_MAC ? '⌘' : 'Ctrl', Alt: IS_MAC ? '⌥' : 'Alt', Shift: IS_MAC ? '⇧' : 'Shift', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' };
	return named[part] ?? (part.length === 1 ? part.toUpperCase() : part);
}
