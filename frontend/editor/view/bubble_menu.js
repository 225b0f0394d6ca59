//! The small menu at a selection: emphasis, link, heading, quote. On phones it sits above the keyboard.

import { setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import { NodeSelection, Plugin } from 'prosemirror-state';
import { h, ofDesk, placeAt } from './dom.js';

const BUTTONS = [
	['bold', 'B', (s) => toggleMark(s.marks.bold), 'bold'],
	['italic', 'I', (s) => toggleMark(s.marks.italic), 'italic'],
	['strike', 'S', (s) => toggleMark(s.marks.strike), 'strike'],
	['code', '<>', (s) => toggleMark(s.marks.code), 'code'],
	['heading2', 'H2', (s) => setBlockType(s.nodes.heading, { level: 2 })],
	['heading3', 'H3', (s) => setBlockType(s.nodes.heading, { level: 3 })],
	['paragraph', '¶', (s) => setBlockType(s.nodes.paragraph)],
	['blockquote', '”', (s) => wrapIn(s.nodes.blockquote)],
];

/** `link(view)` opens the form of links. */
export function bubbleMenu({ host, words, link }) {
	return new Plugin({
		view(view) {
			const run = (command) => (event) => {
				event.preventDefault();
				command(view.state, view.dispatch, view);
				view.focus();
			};
			const buttons = BUTTONS.map(([name, sign, command, mark]) => ({
				mark,
				element: h('button', { type: 'button', class: `sign-${name}`, title: words.keys[name], 'aria-label': words.keys[name], onmousedown: (event) => event.preventDefault(), onclick: run(command(view.state.schema)) }, sign),
			}));
			const linking = h('button', { type: 'button', class: 'sign-link', title: words.keys.link, 'aria-label': words.keys.link, onmousedown: (event) => event.preventDefault(), onclick: () => link(view) }, words.link);
			const bar = h('div', { class: 'bubble-menu', role: 'toolbar', 'aria-label': words.formatting, hidden: true, ...ofDesk() }, buttons.map(({ element }) => element), linking);
			host.append(bar);
			const show = () => {
				const { selection } = view.state;
				const { $from, empty } = selection;
				const fits = !empty && !(selection instanceof NodeSelection) && $from.parent.inlineContent && $from.parent.type.spec.marks !== '';
				if (!fits || !view.hasFocus()) {
					bar.hidden = true;
					return;
				}
				for (const { mark, element } of buttons) {
					if (mark) element.setAttribute('aria-pressed', String(view.state.doc.rangeHasMark(selection.from, selection.to, view.state.schema.marks[mark])));
				}
				placeAt(bar, host, view.coordsAtPos(selection.from), true);
			};
			view.dom.addEventListener('blur', () => setTimeout(() => (bar.hidden = bar.hidden || !host.contains(document.activeElement)), 0));
			return { update: show, destroy: () => bar.remove() };
		},
	});
}
