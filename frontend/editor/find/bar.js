//! The find bar: a search landmark above the text, usable by keyboard and on a phone.

import { findKey, findNext, findPrevious, replaceAll, replaceOne, setQuery } from './commands.js';

/** Builds an element; `on` are its listeners. */
function element(name, attrs, ...children) {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(attrs)) key.startsWith('on') ? made.addEventListener(key.slice(2), value) : made.setAttribute(key, value);
	made.append(...children);
	return made;
}

/** The bar of one editor. `place(bar)` puts it into the page, by default before the editor. */
export class FindBar {
	constructor(view, words, place = (bar) => view.dom.before(bar)) {
		this.view = view;
		this.words = words;
		this.run = (command) => command(view.state, view.dispatch, view);
		const button = (text, act) => element('button', { type: 'button', onclick: act }, text);
		const field = (label, attrs) => {
			const input = element('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', dir: 'auto', translate: 'no', ...attrs });
			return [input, element('label', {}, element('span', {}, label), input)];
		};
		[this.query, this.queryLabel] = field(words.find, { enterkeyhint: 'search', oninput: () => this.search() });
		[this.text, this.textLabel] = field(words.replace, {});
		this.status = element('output', { role: 'status' });
		this.replacing = element('div', { class: 'find-replace' }, this.textLabel,
			button(words.one, () => this.run(replaceOne(this.text.value))),
			button(words.all, () => this.run(replaceAll(this.text.value, (n) => this.said = words.replaced(n)))));
		this.bar = element('div', { role: 'search', class: 'find-bar', 'aria-label': words.bar, onkeydown: (event) => this.#key(event) },
			element('div', { class: 'find-query' }, this.queryLabel, this.status,
				button(words.previous, () => this.run(findPrevious)), button(words.next, () => this.run(findNext)), button(words.close, () => this.close())),
			this.replacing);
		this.bar.hidden = true;
		place(this.bar);
	}

	/** Opens the bar, with the selected words as what to find. */
	open(withReplace) {
		const { from, to, $from, $to } = this.view.state.selection;
		const selected = $from.sameParent($to) ? this.view.state.doc.textBetween(from, to) : '';
		if (selected && selected.length < 200) this.query.value = selected;
		this.bar.hidden = false;
		if (withReplace) this.replacing.hidden = false;
		else if (!this.isOpen) this.replacing.hidden = true;
		this.isOpen = true;
		this.query.focus();
		this.query.select();
		this.search(false);
	}

	close() {
		if (!this.isOpen) return;
		this.isOpen = false;
		this.bar.hidden = true;
		this.run(setQuery(''));
		this.view.focus();
	}

	search(andGo = true) {
		this.said = '';
		this.run(setQuery(this.query.value));
		// the nearest match is shown while the cursor stays where it is
		const { all, at } = findKey.getState(this.view.state);
		const { from } = this.view.state.selection;
		const near = all.findIndex((range) => range.from >= from);
		if (andGo && at < 0 && all.length) this.view.dispatch(this.view.state.tr.setMeta(findKey, { at: Math.max(0, near) }));
	}

	#key(event) {
		if (event.isComposing) return;
		const act = event.key === 'Escape' ? () => this.close()
			: event.key === 'F3' || (event.key === 'Enter' && event.target === this.query) ? () => this.run(event.shiftKey ? findPrevious : findNext)
				: event.key === 'Enter' && event.target === this.text ? () => this.run(replaceOne(this.text.value)) : null;
		if (!act) return;
		event.preventDefault();
		event.stopPropagation();
		act();
	}

	/** Follows the state of the editor: the count, and the current match in view. */
	update() {
		if (!this.isOpen) return;
		const { query, all, at } = findKey.getState(this.view.state);
		const count = !query ? '' : all.length ? this.words.count(at + 1, all.length) : this.words.none;
		const text = [this.said, count].filter(Boolean).join('. ');
		if (this.status.textContent !== text) this.status.textContent = text;
		this.query.setAttribute('aria-invalid', String(Boolean(query) && !all.length));
		const current = all[at];
		if (current && this.shown !== current) {
			const { node } = this.view.domAtPos(current.from);
			(node.nodeType === 1 ? node : node.parentElement)?.scrollIntoView({ block: 'nearest' });
		}
		this.shown = current;
	}

	destroy() {
		this.bar.remove();
	}
}
