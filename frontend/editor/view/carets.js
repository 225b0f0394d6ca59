//! Where the others are: a caret in their colour with their name, and a thin line beside the block they are in.

import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

const key = new PluginKey('carets');
/** Colours that can be told apart on white and on black. */
const COLOURS = 6;

/** The plugin; its state are the people as the server lists them, with positions mapped through changes since. */
export function carets() {
	return new Plugin({
		key,
		state: {
			init: () => [],
			apply(transaction, people) {
				const news = transaction.getMeta(key);
				if (news) return news;
				if (!transaction.docChanged) return people;
				return people.map((each) => ({ ...each, anchor: transaction.mapping.map(each.anchor), head: transaction.mapping.map(each.head) }));
			},
		},
		props: {
			decorations(state) {
				return DecorationSet.create(state.doc, key.getState(state).flatMap((person) => marksOf(state.doc, person)));
			},
		},
	});
}

/** Shows these people: `{ name, client, anchor, head }`. */
export function showPeople(view, people) {
	const most = view.state.doc.content.size;
	const shown = people.filter(({ head }) => Number.isInteger(head)).map((each) => ({ ...each, anchor: Math.min(each.anchor, most), head: Math.min(each.head, most) }));
	view.dispatch(view.state.tr.setMeta(key, shown).setMeta('addToHistory', false));
}

/** The number of a person's colour, the same on every screen. */
export function colourOf(user) {
	return [...user].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 997, 7) % COLOURS;
}

function marksOf(doc, { name, user, client, anchor, head }) {
	const colour = `colour-${colourOf(user ?? client)}`;
	const caret = Decoration.widget(head, () => caretOf(name, colour), { side: -1, key: `${client} ${name}`, ignoreSelection: true });
	const list = [caret];
	if (anchor !== head) list.push(Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), { class: `others-selection ${colour}` }));
	const $head = doc.resolve(head);
	if ($head.depth >= 2) list.push(Decoration.node($head.before(2), $head.after(2), { class: `others-block ${colour}` }));
	return list;
}

/** The name is an attribute: it is not part of the text that is read, copied or searched. */
function caretOf(name, colour) {
	const caret = document.createElement('span');
	caret.className = `others-caret ${colour}`;
	caret.dataset.name = name;
	return caret;
}
