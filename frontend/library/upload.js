//! The form of the library: each file is sent by itself, two at a time, with its progress; files can be dropped on the page.

import { send } from './send.js';
import { element, word } from './words.js';

const AT_ONCE = 2;

export function uploads(form) {
	const input = form.querySelector('[type="file"]');
	const list = form.querySelector('[data-uploads]');
	const state = form.querySelector('[data-upload-state]');
	const waiting = [];
	let sending = 0;
	let added = 0;
	let shown = 0;

	const add = (files) => {
		for (const file of files) {
			const progress = element('progress', { max: 100, value: 0, 'aria-label': file.name });
			const note = element('span', { class: 'hint' }, word('waiting'));
			const row = element('li', {}, element('span', { dir: 'auto', translate: 'no' }, file.name), progress, note);
			list.append(row);
			waiting.push({ file, row, progress, note });
		}
		list.hidden = list.childElementCount === 0;
		form.closest('details').open = true;
		next();
	};
	const next = () => {
		while (sending < AT_ONCE && waiting.length > 0) one(waiting.shift());
		if (sending === 0 && list.childElementCount > 0) {
			state.textContent = word('done');
			// the list below shows what is new
			if (added > 0 && list.querySelector('.error') === null) location.assign(after(form, added));
			else if (added > shown) refresh();
			shown = added;
		}
	};
	const one = async ({ file, row, progress, note }) => {
		sending += 1;
		const { status, body } = await send(file, (percent) => {
			progress.value = percent;
			note.textContent = percent < 100 ? word('sending', { percent }) : word('checking');
		});
		progress.remove();
		sending -= 1;
		if (status === 200 || status === 201) {
			added += status === 201 ? 1 : 0;
			note.replaceChildren(word(body.double ? 'double' : 'added'), ' ', element('a', { href: `/desk/pictures/${body.id}/` }, word('open')));
		} else {
			note.className = 'error';
			note.textContent = body.error && body.message === undefined ? body.error : body.message ?? word('failed');
		}
		next();
	};
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		add(input.files);
		input.value = '';
	});
	const holdsFiles = (event) => event.dataTransfer?.types.includes('Files');
	addEventListener('dragover', (event) => holdsFiles(event) && event.preventDefault());
	addEventListener('drop', (event) => {
		if (!holdsFiles(event) || event.target.closest?.('[type="file"]')) return;
		event.preventDefault();
		add(event.dataTransfer.files);
	});
	input.after(element('p', { class: 'hint' }, word('drop')));
}

const LIST = '.pictures > :is(.picture-grid, .picture-table, .empty)';

/** The list anew, while what is wrong with the other files stays to be read. */
async function refresh() {
	try {
		const response = await fetch(location.href, { headers: { accept: 'text/html' } });
		if (!response.ok || response.redirected) return;
		const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector(LIST);
		if (fresh) document.querySelector(LIST)?.replaceWith(fresh);
	} catch { /* without a connection the list stays as it is */ }
}

/** The list after everything was added. */
function after(form, added) {
	const query = new URLSearchParams({ done: 'added', number: added });
	for (const name of ['for', 'field']) {
		const value = form.elements[name]?.value;
		if (value) query.set(name, value);
	}
	return `/desk/pictures/?${query}`;
}
