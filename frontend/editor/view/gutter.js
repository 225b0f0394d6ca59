//! Beside the block under the pointer or the caret: `+` to insert, and a handle to move it by dragging or with a menu of its own.

import { NodeSelection, Plugin, TextSelection } from 'prosemirror-state';
import { h } from './dom.js';
import { currentBlock } from './move.js';
import { openBlockMenu } from './slash_menu.js';

/** The plugin. */
export function gutter({ host, words }) {
	return new Plugin({
		view(view) {
			let position;
			const add = h('button', { type: 'button', class: 'gutter-add', title: words.insert, 'aria-label': words.insert, tabindex: '-1', onmousedown: (event) => event.preventDefault(), onclick: () => insertAt(view, position) }, '+');
			const handle = h('span', { class: 'gutter-handle', draggable: 'true', title: words.moveHint, 'aria-hidden': 'true' }, '⋮⋮');
			const bar = h('div', { class: 'gutter', hidden: true }, add, handle);
			host.append(bar);
			handle.addEventListener('dragstart', (event) => {
				const selection = NodeSelection.create(view.state.doc, position);
				view.dispatch(view.state.tr.setSelection(selection));
				const slice = selection.content();
				const { dom, text } = view.serializeForClipboard(slice);
				event.dataTransfer.clearData();
				event.dataTransfer.setData('text/html', dom.innerHTML);
				event.dataTransfer.setData('text/plain', text);
				event.dataTransfer.effectAllowed = 'copyMove';
				view.dragging = { slice, move: true };
			});
			let frame;
			let shown;
			const show = (at) => {
				const dom = at === undefined ? null : view.nodeDOM(at);
				if (!(dom instanceof HTMLElement) || !view.editable) {
					bar.hidden = true;
					return;
				}
				position = at;
				bar.hidden = false;
				const box = host.getBoundingClientRect();
				bar.style.top = `${dom.getBoundingClientRect().top - box.top}px`;
			};
			const over = (event) => {
				const block = event.target.closest?.('[data-part=body] > *');
				if (!block || !view.dom.contains(block)) return;
				show((shown = positionOf(view, block)));
			};
			view.dom.addEventListener('pointermove', over);
			return {
				update(now, before) {
					if (now.state.selection.eq(before.selection) && now.state.doc === before.doc) return;
					// the layout is asked for once before a frame, not at each key
					frame ??= requestAnimationFrame(() => {
						frame = undefined;
						const at = currentBlock(view.state)?.position;
						if (at !== shown) show((shown = at));
					});
				},
				destroy() {
					cancelAnimationFrame(frame);
					view.dom.removeEventListener('pointermove', over);
					bar.remove();
				},
			};
		},
	});
}

function positionOf(view, block) {
	const inside = view.posAtDOM(block, 0);
	const $inside = view.state.doc.resolve(Math.min(inside, view.state.doc.content.size));
	return $inside.depth >= 2 ? $inside.before(2) : inside;
}

function insertAt(view, position) {
	const { state } = view;
	const node = state.doc.nodeAt(position);
	if (!node) return;
	if (node.type.name === 'paragraph' && !node.content.size) {
		view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, position + 1)));
	} else {
		const after = position + node.nodeSize;
		const tr = state.tr.insert(after, state.schema.nodes.paragraph.create());
		view.dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
	}
	openBlockMenu(view);
}
