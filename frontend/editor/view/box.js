//! A block with a form of its own: a line with its name and fields (not part of the text), a preview, and its text.

import { h, ofDesk } from './dom.js';
import { safeHref, webAddress } from './link_form.js';

let count = 0;

/**
 * A node view. `fields` are `{ name, kind, label, hint, options }` for attributes of the node; `preview(node, update)` returns an
 * element for what cannot be typed; `buttons` are `{ label, run(view, position, node) }`.
 */
export function box({ title, fields = [], buttons = [], preview, textTag = 'div', classOf = () => '' }) {
	return (node, view, getPos) => new BoxView(node, view, getPos, { title, fields, buttons, preview, textTag, classOf });
}

class BoxView {
	constructor(node, view, getPos, options) {
		this.node = node;
		this.view = view;
		this.getPos = getPos;
		this.options = options;
		const { title, fields, buttons, preview, textTag } = options;
		count += 1;
		this.prefix = `box-${count}`;
		this.inputs = new Map(fields.map((field) => [field.name, this.#input(field)]));
		const rows = fields.map((field) => this.#row(field));
		const acts = buttons.map(({ label, run }) => h('button', { type: 'button', class: 'button quiet small', onclick: () => run(this.view, this.getPos(), this.node) }, label));
		this.preview = preview?.(node, view, getPos);
		this.head = h('div', { class: 'block-head', contenteditable: 'false', ...ofDesk() }, h('span', { class: 'block-title' }, title), ...acts, this.preview?.element, ...rows);
		this.contentDOM = node.isLeaf ? null : h(textTag, { class: 'block-text' });
		this.dom = h('div', { class: 'block-box', role: 'group', 'aria-label': title, 'data-block': node.type.name, 'data-id': node.attrs.id ?? null }, this.head, this.contentDOM);
		this.#show();
	}

	update(node) {
		if (node.type !== this.node.type) return false;
		this.node = node;
		this.#show();
		return true;
	}

	selectNode() {
		this.dom.classList.add('is-selected');
	}

	deselectNode() {
		this.dom.classList.remove('is-selected');
	}

	stopEvent(event) {
		const isHead = this.head.contains(event.target);
		return isHead && !/^drag|^drop/.test(event.type);
	}

	ignoreMutation(mutation) {
		return mutation.type !== 'selection' && !this.contentDOM?.contains(mutation.target);
	}

	destroy() {
		this.preview?.destroy?.();
	}

	#show() {
		for (const [name, input] of this.inputs) {
			const value = this.node.attrs[name];
			// what somebody is typing is not replaced under their fingers
			if (input === document.activeElement) continue;
			if (input.type === 'checkbox') input.checked = value === true;
			else if (input.type === 'datetime-local') input.value = value ? localTime(value) : '';
			else input.value = value ?? '';
		}
		this.preview?.show?.(this.node);
		this.dom.className = `block-box block-${this.node.type.name} ${this.options.classOf(this.node)}`;
		if (this.node.attrs.id) this.dom.dataset.id = this.node.attrs.id;
	}

	#input({ name, kind = 'text', options, hint }) {
		const attributes = { id: `${this.prefix}-${name}`, name, placeholder: hint, autocomplete: 'off' };
		const listen = { onchange: () => this.#set(name), onkeydown: (event) => this.#key(event) };
		if (kind === 'select') return h('select', { ...attributes, ...listen }, options.map(({ value, label }) => h('option', { value }, label)));
		if (kind === 'area') return h('textarea', { ...attributes, rows: 2, oninput: () => this.#set(name), onkeydown: listen.onkeydown });
		return h('input', { ...attributes, type: kind === 'url' ? 'text' : kind, ...listen, oninput: kind === 'text' ? () => this.#set(name) : () => {} });
	}

	#row({ name, kind, label }) {
		const caption = h('label', { for: `${this.prefix}-${name}` }, label);
		const input = this.inputs.get(name);
		return h('p', { class: `block-field ${kind ?? 'text'}` }, kind === 'checkbox' ? [input, caption] : [caption, input]);
	}

	#set(name) {
		const input = this.inputs.get(name);
		const position = this.getPos();
		const before = this.node.attrs[name];
		let value = input.type === 'checkbox' ? input.checked : input.value;
		if (input.type === 'datetime-local') value = input.value ? new Date(input.value).getTime() : 0;
		if (typeof before === 'number' && input.type !== 'datetime-local') value = Number(value);
		if (this.options.fields.find((field) => field.name === name).kind === 'url') {
			// half an address is none: it is taken when the field is left, and only if the server can accept it
			// what is embedded is elsewhere; a picture may lead to a page of the paper
			value = name === 'url' ? webAddress(input.value) : safeHref(input.value);
			const isWrong = !value && (input.value.trim() !== '' || name === 'url');
			input.setAttribute('aria-invalid', String(isWrong));
			if (isWrong) return;
		}
		if (position === undefined || value === before) return;
		this.view.dispatch(this.view.state.tr.setNodeAttribute(position, name, value));
	}

	#key(event) {
		if (event.key === 'Escape' || (event.key === 'Enter' && event.target.tagName !== 'TEXTAREA')) {
			event.preventDefault();
			this.view.focus();
		}
		event.stopPropagation();
	}
}

function localTime(millis) {
	const date = new Date(millis);
	return new Date(millis - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
