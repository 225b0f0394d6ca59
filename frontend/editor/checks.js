//! The check before publication: its button, its list in every sheet that publishes, and the way to what was found.

import { NodeSelection, Selection } from 'prosemirror-state';
import { blockAt } from './view/block_at.js';
import { h } from './view/dom.js';

/** Milliseconds after the last change before the server checks again. */
const WAIT = 2000;
const PARTS = ['headline', 'standfirst', 'dateline', 'text'];
/** Fields of the panel that have no name of their own. */
const PLACES = { tags: '#find-tag', bylines: '#find-author', sections: '.also-in input' };
/** The field of a picture that a check is about, where it is not the alt text. */
const PICTURE_PARTS = { 'no-credit': 'credit' };

export class Checks {
	#timer;
	#asked = 0;

	/** `view()` is the editor's view, `url` where the server checks, `words` what the page says. */
	constructor({ view, url, words }) {
		Object.assign(this, { view, url, words, button: document.getElementById('story-checks-button') });
		const opens = (event) => event.newState === 'open' && event.target.matches?.('.sheet');
		// toggle does not bubble
		document.addEventListener('toggle', (event) => opens(event) && this.check(), true);
		this.later();
	}

	later = () => {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.check(), WAIT);
	};

	async check() {
		clearTimeout(this.#timer);
		const number = (this.#asked += 1);
		const response = await fetch(this.url, { headers: { accept: 'application/json' } }).catch(() => undefined);
		const found = response?.ok ? await response.json().catch(() => undefined) : undefined;
		if (found && number === this.#asked) this.#show(found);
	}

	#show({ checks, fine }) {
		const { words, button } = this;
		const of = (level) => checks.filter((check) => check.level === level);
		if (button) {
			button.hidden = false;
			button.textContent = checks.length ? words.count.replace('{n}', checks.length) : words.title;
			button.classList.toggle('has-blockers', of('blocker').length > 0);
		}
		for (const place of document.querySelectorAll('.checks-list')) {
			const parts = [this.#group(words.blockers, of('blocker')), this.#group(words.warnings, of('warning')), this.#fine(fine, checks)];
			place.replaceChildren(...parts.filter(Boolean));
		}
	}

	#group(title, checks) {
		if (!checks.length) return undefined;
		const rows = checks.map((check) => {
			const button = h('button', { type: 'button', class: `check ${check.level}` }, check.sentence);
			button.addEventListener('click', () => this.#go(check));
			return h('li', {}, button);
		});
		return h('section', {}, h('h3', {}, title), h('ul', {}, ...rows));
	}

	#fine(fine, checks) {
		const rows = fine.map((text) => h('li', {}, text));
		const title = checks.length ? this.words.fine : this.words.all_fine;
		return h('details', { class: 'checks-fine' }, h('summary', {}, `${title} · ${fine.length}`), h('ul', {}, ...rows));
	}

	#go({ id, field, block }) {
		for (const sheet of document.querySelectorAll('.sheet:popover-open')) sheet.hidePopover();
		const part = PARTS.indexOf(field);
		if (block !== null) this.#select(blockAt(this.view().state.doc, block));
		else if (part >= 0) this.#select(this.#begin(part));
		else openField(field, id);
	}

	#begin(part) {
		const { doc } = this.view().state;
		let position = 0;
		for (let each = 0; each < part; each += 1) position += doc.child(each).nodeSize;
		return position;
	}

	#select(position) {
		const view = this.view();
		if (position === undefined) return view.focus();
		const { doc, tr } = view.state;
		const node = doc.nodeAt(position);
		const selection = node.isAtom && NodeSelection.isSelectable(node) ? NodeSelection.create(doc, position) : Selection.near(doc.resolve(position + 1));
		view.dispatch(tr.setSelection(selection));
		view.focus();
		view.nodeDOM(position)?.scrollIntoView?.({ block: 'center' });
	}
}

/** A field of the panel, which may be folded, or behind the text on a phone. A picture has several; its upload is there without one, too. */
function openField(field, id) {
	const places = [PLACES[field], `#panel-${field}`, `#panel-${field}-${PICTURE_PARTS[id] ?? 'alt'}`, `#panel-file-${field}`];
	const named = places.map((place) => place && document.querySelector(place)).filter(Boolean);
	if (!named.length) return;
	const panel = named[0].closest('.panel');
	if (panel && !panel.checkVisibility()) panel.parentElement.querySelector('.panel-bar [aria-pressed="false"]')?.click();
	const input = named.find((each) => !each.closest('[hidden]') && !each.matches(':disabled')) ?? named[0];
	for (let each = input.closest('details'); each; each = each.parentElement.closest('details')) each.open = true;
	// a panel that was just opened is rendered before it can take the focus
	requestAnimationFrame(() => {
		input.scrollIntoView({ block: 'center' });
		input.focus({ preventScroll: true });
	});
}
