//! A bar at the end of the window: one sentence, an act and a way to close it. It never takes the focus and never covers what has it.

import { element } from './words.js';

let shown;

/** Shows a bar, unless another one is there; `acts` are `[label, handler]`, the last one closes it. */
export function bar(name, text, acts) {
	if (shown?.isConnected) return;
	const close = () => shown.remove();
	const buttons = acts.map(([label, act]) => element('button', { type: 'button', class: 'bar-act', onclick: () => { close(); act?.(); } }, label));
	shown = element('aside', { class: 'bar', 'data-bar': name, role: 'status' }, element('p', {}, text), element('p', { class: 'bar-acts' }, ...buttons));
	document.body.append(shown);
}
