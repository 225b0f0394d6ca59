//! A small form at the caret for what a block cannot be without: the address of an embed, the story of a pointer.

import { calm, h, ofDesk, placeAt } from './dom.js';
import { stepThrough } from './found_list.js';
import { webAddress } from './link_form.js';

/**
 * Opens a form in `host`. `ask.address(view)` resolves to a checked URL, `ask.story(view)` to a story of `find(words)`; both to
 * nothing when the form is closed.
 */
export function askForm({ host, words, find }) {
	let finish = () => {};
	let wantsStory = false;
	const input = h('input', { type: 'text', name: 'ask', autocomplete: 'off', spellcheck: 'false' });
	const problem = h('p', { class: 'error', role: 'alert', hidden: true }, words.badLink);
	const list = h('ul', { class: 'link-found' });
	const form = h('form', { class: 'link-form', hidden: true, onsubmit: submit, onkeydown: key, ...ofDesk() }, input, h('button', { class: 'button' }, words.insertIt), problem, list);
	host.append(form);
	const search = calm(async (text) => {
		const found = (await find(text)).filter(({ kind, id }) => id && (kind ?? 'story') === 'story');
		const row = (story) => h('li', {}, h('button', { type: 'button', onclick: () => close(story) }, h('span', { dir: 'auto' }, story.headline), h('small', {}, story.hint ?? '')));
		list.replaceChildren(...found.slice(0, 8).map(row));
		if (!form.hidden) place();
	}, 150);
	let place;
	input.addEventListener('input', () => {
		problem.hidden = true;
		if (wantsStory) search(input.value.trim());
	});

	function open(view, label) {
		input.value = '';
		input.setAttribute('aria-label', label);
		input.placeholder = label;
		problem.hidden = true;
		list.replaceChildren();
		place = () => placeAt(form, host, view.coordsAtPos(view.state.selection.from));
		place();
		input.focus();
		return new Promise((resolve) => {
			finish = (answer) => {
				form.hidden = true;
				view.focus();
				resolve(answer);
			};
		});
	}

	function close(answer) {
		finish(answer);
	}

	function key(event) {
		if (event.key === 'Escape') close();
		else stepThrough(event, input, list);
	}

	function submit(event) {
		event.preventDefault();
		if (wantsStory) return;
		const href = webAddress(input.value);
		problem.hidden = Boolean(href);
		if (href) close(href);
	}

	return {
		address(view) {
			wantsStory = false;
			return open(view, words.fields.url.label);
		},
		story(view) {
			wantsStory = true;
			return open(view, words.storyWords);
		},
	};
}
