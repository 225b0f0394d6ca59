//! Ctrl+K: a link to a URL, a story, a tag or an author.

import { calm, h, ofDesk, placeAt } from './dom.js';
import { stepThrough } from './found_list.js';

/** The form; `find(words)` resolves to `{ headline, hint, href }` of what the paper itself has. */
export function linkForm({ host, words, find }) {
	let view;
	let range;
	const input = h('input', { type: 'text', name: 'href', 'aria-label': words.linkTo, placeholder: words.linkHint, autocomplete: 'off', spellcheck: 'false' });
	const problem = h('p', { class: 'error', role: 'alert', hidden: true }, words.badLink);
	const list = h('ul', { class: 'link-found' });
	const remove = h('button', { type: 'button', class: 'button quiet', onclick: () => set(null) }, words.removeLink);
	const form = h('form', { class: 'link-form', hidden: true, 'aria-label': words.keys.link, onsubmit: submit, onkeydown: key, ...ofDesk() }, input, h('button', { class: 'button' }, words.setLink), remove, problem, list);
	host.append(form);
	const search = calm(async (text) => {
		const found = text && !/^[a-z]+:|^\//i.test(text) ? await find(text) : [];
		const row = ({ headline, hint, href }) => h('li', {}, h('button', { type: 'button', onclick: () => set(href) }, h('span', { dir: 'auto' }, headline), h('small', {}, hint ?? href)));
		list.replaceChildren(...found.slice(0, 6).map(row));
		if (!form.hidden) place();
	}, 150);
	const place = () => placeAt(form, host, view.coordsAtPos(range.from));
	input.addEventListener('input', () => {
		problem.hidden = true;
		search(input.value.trim());
	});
	form.addEventListener('focusout', (event) => !form.contains(event.relatedTarget) && event.relatedTarget && close());

	return function open(on) {
		view = on;
		const { state } = view;
		const mark = state.schema.marks.link;
		range = linkAround(state, mark) ?? { from: state.selection.from, to: state.selection.to, href: '' };
		if (range.from === range.to && !state.selection.$from.parent.type.allowsMarkType(mark)) return true;
		input.value = range.href;
		remove.hidden = !range.href;
		problem.hidden = true;
		list.replaceChildren();
		place();
		input.focus();
		input.select();
		return true;
	};

	function submit(event) {
		event.preventDefault();
		const href = safeHref(input.value);
		problem.hidden = Boolean(href);
		if (href) set(href);
	}

	function set(href) {
		const { state } = view;
		const mark = state.schema.marks.link;
		let { tr } = state;
		if (!href) tr = tr.removeMark(range.from, range.to, mark);
		else if (range.from === range.to) tr = tr.insert(range.from, state.schema.text(href.replace(/^https?:\/\/|\/$/g, ''), [mark.create({ href })]));
		else tr = tr.removeMark(range.from, range.to, mark).addMark(range.from, range.to, mark.create({ href }));
		view.dispatch(tr);
		close();
	}

	function key(event) {
		if (event.key === 'Escape') close();
		else stepThrough(event, input, list);
	}

	function close() {
		form.hidden = true;
		view.focus();
	}
}

/** The address of a page on the web, or nothing. */
export function webAddress(text) {
	const href = safeHref(text);
	return /^https?:/i.test(href) && URL.canParse(href) ? href : '';
}

/** The address as the server accepts it, or nothing: no scripts, a domain without a scheme gets one. */
export function safeHref(text) {
	const href = text.trim();
	if (!href || /\s/.test(href)) return '';
	if (/^(https?:|mailto:|tel:)/i.test(href) || /^[/?#]/.test(href)) return href;
	if (/^[^@/]+@[^@/]+\.[a-z]+$/i.test(href)) return `mailto:${href}`;
	if (/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#].*)?$/u.test(href)) return `https://${href}`;
	return '';
}

function linkAround(state, type) {
	const { $from, from, to } = state.selection;
	const mark = type.isInSet($from.marks()) ?? ($from.nodeAfter && type.isInSet($from.nodeAfter.marks));
	if (!mark) return undefined;
	let [start, end] = [from, to];
	const parent = $from.parent;
	let offset = $from.start();
	let run;
	parent.forEach((node) => {
		const has = mark.isInSet(node.marks);
		if (has) run = run && run.end === offset ? { start: run.start, end: offset + node.nodeSize } : { start: offset, end: offset + node.nodeSize };
		if (has && run.start <= from && run.end >= from) [start, end] = [Math.min(run.start, start), Math.max(run.end, end)];
		offset += node.nodeSize;
	});
	return { from: start, to: end, href: mark.attrs.href };
}
