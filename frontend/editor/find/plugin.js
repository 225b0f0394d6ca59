//! Find and replace in the whole story, headline and captions included, and the marks of TK.

import { Plugin, PluginKey } from 'prosemirror-state';
import { FindBar } from './bar.js';
import { findKey, findNext, findPrevious, matchesPlugin } from './commands.js';
import { tkPlugin } from './tk.js';
import { WORDS } from './words.js';

export { tkCount } from './tk.js';

const barKey = new PluginKey('find-bar');
const bars = new WeakMap();

/** Opens the find bar of an editor, as a menu may do. */
export function openFind(view, { replace = false } = {}) {
	bars.get(view)?.open(replace);
	return bars.has(view);
}

/**
 * The plugins for find and replace. Keys, while the editor has the focus: Ctrl+F finds, Ctrl+Alt+F or Ctrl+H replaces (Cmd instead
 * of Ctrl on a Mac, where Ctrl+H deletes), F3 and Shift+F3 or Ctrl+G and Ctrl+Shift+G go on. `place(bar)` puts the bar into the page.
 */
export function findPlugin({ words = WORDS, place } = {}) {
	const bar = new Plugin({
		key: barKey,
		view(view) {
			const made = new FindBar(view, words, place);
			bars.set(view, made);
			return { update: () => made.update(), destroy: () => made.destroy() };
		},
		props: {
			handleKeyDown(view, event) {
				const isMac = /Mac|iP(?:hone|ad|od)/.test(navigator.platform);
				const isMod = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
				// by the letter; by the key's position where the keyboard writes another script, or Alt changes the letter
				const is = (letter) => (/^[a-z]$/i.test(event.key) ? event.key.toLowerCase() === letter : event.code === `Key${letter.toUpperCase()}`);
				if (isMod && is('f') && !event.shiftKey) return openFind(view, { replace: event.altKey });
				if (!isMac && isMod && is('h') && !event.shiftKey && !event.altKey) return openFind(view, { replace: true });
				const isNext = event.key === 'F3' || (isMod && is('g') && !event.altKey);
				if (!isNext) return false;
				if (!findKey.getState(view.state).query) return openFind(view);
				return (event.shiftKey ? findPrevious : findNext)(view.state, view.dispatch);
			},
		},
	});
	return [matchesPlugin(), tkPlugin(), bar];
}
