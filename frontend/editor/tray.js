//! The tray below the text: words that have lost their place because somebody else deleted, moved or replaced the text around them.

import { h } from './view/dom.js';

/** Shows the tray in `place`; `server` keeps its entries, `view()` is the editor. */
export class Tray {
	#place;
	#words;
	#server;
	#view;
	#entries = [];
	#unsent = [];
	#changed;
	#again;

	/** `changed()` is called when `unsent` has changed. */
	constructor({ place, words, server, view, changed }) {
		this.#changed = changed;
		this.#place = place;
		this.#words = words;
		this.#server = server;
		this.#view = view;
		addEventListener('online', () => this.#send());
	}

	/** The entries as the server has them. */
	set(entries) {
		this.#entries = [...entries, ...this.#entries.filter((own) => !entries.some(({ id }) => id === own.id))];
		this.#show();
	}

	/** Words that the server does not have yet; the journal keeps them. */
	get unsent() {
		return this.#unsent.map(({ why, text, by, name }) => ({ why, text, by, name }));
	}

	/** Puts words aside: shown at once, kept by the server as soon as it can be reached. True when it is there. */
	async add(words) {
		const isSame = (each) => each.text === words.text && each.why === words.why;
		if (this.#entries.some((each) => each.id && isSame(each))) return true;
		const entry = this.#unsent.find(isSame) ?? { ...words, at: Date.now() };
		if (!this.#unsent.includes(entry)) {
			this.#entries.push(entry);
			this.#unsent.push(entry);
			this.#show();
			this.#changed();
		}
		await this.#send();
		return !this.#unsent.includes(entry);
	}

	async #send() {
		for (const entry of [...this.#unsent]) {
			const answer = await this.#server.putAside({ text: entry.text, why: entry.why, removed_by: entry.by ?? '' });
			if (answer.kind !== 'ok') {
				clearTimeout(this.#again);
				this.#again = setTimeout(() => this.#send(), 5_000);
				return;
			}
			entry.id = answer.id;
			const at = this.#unsent.indexOf(entry);
			if (at >= 0) this.#unsent.splice(at, 1);
			this.#changed();
		}
	}

	#show() {
		const { trayName, trayWhy, putBack, copy, dismiss } = this.#words;
		const row = (entry) =>
			h(
				'li',
				{},
				h('p', { class: 'tray-why' }, (trayWhy[entry.why] ?? trayWhy.dropped).replace('{who}', entry.name ?? this.#words.somebody)),
				h('blockquote', { translate: 'no', dir: 'auto' }, entry.text),
				h('button', { type: 'button', class: 'button small', onclick: () => this.#putBack(entry) }, putBack),
				h('button', { type: 'button', class: 'button quiet small', onclick: () => navigator.clipboard.writeText(entry.text) }, copy),
				h('button', { type: 'button', class: 'button quiet small', onclick: () => this.#close(entry) }, dismiss),
			);
		this.#place.hidden = !this.#entries.length;
		this.#place.setAttribute('aria-label', trayName);
		this.#place.replaceChildren(h('h2', {}, trayName), h('ul', {}, this.#entries.map(row)));
	}

	#putBack(entry) {
		const view = this.#view();
		const { state } = view;
		const { paragraph } = state.schema.nodes;
		const lines = entry.text.split('\n').filter((line) => line.trim());
		const { $from } = state.selection;
		if (lines.length === 1 && $from.parent.inlineContent) view.dispatch(state.tr.insertText(entry.text).scrollIntoView());
		else {
			const at = $from.depth >= 2 && $from.node(1).type.name === 'body' ? $from.after(2) : state.doc.content.size - 1;
			view.dispatch(state.tr.insert(at, lines.map((line) => paragraph.create(null, state.schema.text(line)))).scrollIntoView());
		}
		view.focus();
		this.#close(entry);
	}

	async #close(entry) {
		this.#entries.splice(this.#entries.indexOf(entry), 1);
		const waiting = this.#unsent.indexOf(entry);
		if (waiting >= 0) this.#unsent.splice(waiting, 1);
		this.#changed();
		this.#show();
		if (entry.id) await this.#server.dismiss(entry.id);
	}
}
