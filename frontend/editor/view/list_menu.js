//! A list to choose from at a place of the text, by keys or by pointer: blocks, stories, tags.

import { h, ofDesk, placeAt } from './dom.js';

let count = 0;

/** The list stays in the element and is moved to where it is needed. */
export class ListMenu {
	#host;
	#box;
	#items = [];
	#chosen = 0;
	#pick = () => {};

	constructor(host, label) {
		this.#host = host;
		count += 1;
		this.#box = h('div', { class: 'list-menu', role: 'listbox', id: `list-menu-${count}`, 'aria-label': label, hidden: true, ...ofDesk() });
		host.append(this.#box);
	}

	get isOpen() {
		return !this.#box.hidden;
	}

	get id() {
		return this.#box.id;
	}

	/** `items` are `{ title, hint, key }`; `pick(index)` is called once. */
	show(items, rectangle, pick, empty = '') {
		this.#items = items;
		this.#pick = pick;
		this.#chosen = Math.min(this.#chosen, Math.max(0, items.length - 1));
		const rows = items.map(({ title, hint, key }, index) =>
			h(
				'div',
				{ class: 'list-menu-item', role: 'option', id: `${this.#box.id}-${index}`, onpointerdown: (event) => event.preventDefault(), onclick: () => this.choose(index) },
				h('span', { class: 'list-menu-title' }, title),
				hint && h('span', { class: 'list-menu-hint' }, hint),
				key && h('kbd', {}, key),
			),
		);
		this.#box.replaceChildren(...(rows.length ? rows : [h('p', { class: 'list-menu-empty' }, empty)]));
		placeAt(this.#box, this.#host, rectangle);
		this.#mark();
	}

	close() {
		this.#box.hidden = true;
		this.#chosen = 0;
	}

	/** Handles a key while it is open; true if it was for the list. */
	key(event) {
		if (!this.isOpen) return false;
		const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		if (move && this.#items.length) {
			this.#chosen = (this.#chosen + move + this.#items.length) % this.#items.length;
			this.#mark();
			return true;
		}
		if ((event.key === 'Enter' || event.key === 'Tab') && this.#items.length && !event.isComposing) {
			this.choose(this.#chosen);
			return true;
		}
		if (event.key === 'Escape') {
			this.close();
			return true;
		}
		return false;
	}

	choose(index) {
		this.close();
		this.#pick(index);
	}

	/** The id of the marked row, for `aria-activedescendant`. */
	get active() {
		return `${this.#box.id}-${this.#chosen}`;
	}

	#mark() {
		for (const [index, row] of [...this.#box.children].entries()) {
			row.setAttribute('aria-selected', String(index === this.#chosen));
			if (index === this.#chosen) row.scrollIntoView({ block: 'nearest' });
		}
	}
}
