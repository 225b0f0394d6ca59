//! `/` at the beginning of an empty paragraph, or the `+` beside it, opens the list of blocks; `@` finds stories.

import { Plugin, PluginKey } from 'prosemirror-state';
import { BLOCKS, insertBlock } from './blocks.js';
import { calm } from './dom.js';
import { ListMenu } from './list_menu.js';

const key = new PluginKey('slash');

/** `acts` insert what needs more than a node (a picture, a story); `findStories(words)` resolves to `{ id, headline, hint, href }`. */
export function slashMenu({ host, words, acts, findStories }) {
	let menu;
	const search = calm(async (view, query) => {
		const found = await findStories(query.text);
		const now = key.getState(view.state);
		if (now?.kind !== 'story' || now.text !== query.text) return;
		const items = found.map(({ headline, hint }) => ({ title: headline, hint }));
		menu.show(items, at(view, now), (index) => insertStory(view, key.getState(view.state) ?? query, found[index]), words.noStory);
	}, 150);
	return new Plugin({
		key,
		state: {
			init: () => null,
			apply(transaction, before, _, state) {
				const meta = transaction.getMeta(key);
				if (meta !== undefined) return meta && queryAt(state, meta);
				if (!transaction.docChanged && !transaction.selectionSet) return before;
				// what others type never opens it
				if (!before && (!transaction.docChanged || transaction.getMeta('collab$'))) return null;
				return queryAt(state);
			},
		},
		view(view) {
			menu = new ListMenu(host, words.blockMenu);
			return {
				update(now, before) {
					const query = key.getState(now.state);
					if (query === key.getState(before)) return;
					if (!query) menu.close();
					else if (query.kind === 'story') search(now, query);
					else showBlocks(now, query);
				},
			};
		},
		props: {
			handleKeyDown(view, event) {
				const query = key.getState(view.state);
				if (!query || !menu.key(event)) return false;
				if (!menu.isOpen && event.key === 'Escape') view.dispatch(view.state.tr.setMeta(key, null));
				return true;
			},
			handleDOMEvents: {
				blur: () => {
					menu.close();
					return false;
				},
			},
			attributes(state) {
				const query = key.getState(state);
				return query && menu?.isOpen ? { 'aria-controls': menu.id, 'aria-activedescendant': menu.active } : {};
			},
		},
	});

	function showBlocks(view, query) {
		const wanted = query.text.toLowerCase();
		const found = BLOCKS.filter(({ name }) => {
			const { title, also } = words.blocks[name];
			return [title, also].some((text) => ` ${text.toLowerCase()}`.includes(` ${wanted}`));
		});
		if (!found.length && wanted.length > 12) {
			menu.close();
			return;
		}
		const items = found.map(({ name }) => ({ title: words.blocks[name].title, hint: words.blocks[name].hint }));
		menu.show(items, at(view, query), (index) => insert(view, found[index]), words.noBlock);
	}

	function insert(view, block) {
		const { from, to } = key.getState(view.state) ?? view.state.selection;
		if (block.act) {
			view.dispatch(view.state.tr.delete(from, to).setMeta(key, null));
			acts[block.act](view);
			return;
		}
		view.dispatch(view.state.tr.setMeta(key, null));
		insertBlock(view, block.make(view.state.schema), { from, to });
	}
}

/** Opens the list of blocks at the caret, for the `+` and for the menu key. */
export function openBlockMenu(view) {
	view.focus();
	view.dispatch(view.state.tr.setMeta(key, { from: view.state.selection.from }));
}

function insertStory(view, { from, to }, story) {
	const { schema } = view.state;
	const text = schema.text(story.headline, [schema.marks.link.create({ href: story.href })]);
	view.dispatch(view.state.tr.replaceWith(from, to, [text, schema.text(' ')]).setMeta(key, null).scrollIntoView());
	view.focus();
}

const at = (view, { from }) => view.coordsAtPos(from);

/** What is being looked for at the caret: `{ kind, text, from, to }`. */
function queryAt(state, opened) {
	const { $from, empty } = state.selection;
	if (!empty || !$from.parent.inlineContent || $from.parent.type.spec.marks === '' || $from.parent.type.spec.code) return null;
	if (opened) return { kind: 'block', text: '', from: opened.from, to: opened.from };
	const before = $from.parent.textBetween(0, $from.parentOffset, '\n', '\n');
	const block = /^\/([\p{L}\p{N} -]{0,24})$/u.exec(before);
	if (block && $from.parent.type.name === 'paragraph') return { kind: 'block', text: block[1], from: $from.start(), to: $from.pos };
	const story = /(?:^|\s)@([\p{L}\p{N}][^@\n]{0,40})$/u.exec(before);
	if (story) return { kind: 'story', text: story[1], from: $from.pos - story[1].length - 1, to: $from.pos };
	return null;
}
