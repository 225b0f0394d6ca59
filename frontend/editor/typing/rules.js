//! What typed text becomes: Markdown and typography, each taken back by Backspace or Undo right after it.

import { inputRules as rulesPlugin, undoInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { Plugin } from 'prosemirror-state';
import { blockRules, fence } from './blocks.js';
import { markRules } from './marks.js';
import { typography } from './typography.js';

/** Dictation rewrites its last words for about this long after the last of them, in milliseconds. */
const DICTATION = 600;

/**
 * Takes back the rule that has just been applied, so that the text is as it was typed. Does nothing after anything else.
 */
export function undoTyping(state, dispatch) {
	return undoInputRule(state, dispatch && ((tr) => {
		// the first two of three dashes had already become one
		const { $head } = tr.selection;
		if ($head.parent.textBetween(Math.max(0, $head.parentOffset - 2), $head.parentOffset, null, '\ufffc') === '–-') {
			tr.insertText('--', $head.pos - 2, $head.pos - 1);
		}
		dispatch(tr.scrollIntoView());
	}));
}

/**
 * The plugins for typing, in this order, before the keys and the history of the editor. They do nothing while an input
 * method composes and run once afterwards; text from dictation stays as it comes, because dictation replaces it again.
 */
export function inputRules(schema) {
	let dictated = -Infinity;
	return [
		new Plugin({
			props: {
				handleDOMEvents: {
					beforeinput(view, event) {
						if (/^insert(?:ReplacementText|DictationResult)$/.test(event.inputType)) dictated = event.timeStamp;
						return false;
					},
				},
				handleTextInput(view, from, to, text, insert) {
					if (performance.now() - dictated > DICTATION) return false;
					view.dispatch(insert ? insert() : view.state.tr.insertText(text, from, to));
					return true;
				},
			},
		}),
		rulesPlugin({ rules: [...blockRules(schema), ...markRules(schema), ...typography] }),
		keymap({ Backspace: undoTyping, 'Mod-z': undoTyping, Enter: fence }),
	];
}
