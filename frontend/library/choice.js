//! A field in which a picture is chosen: a dialog that searches, and an upload; the field without script stays the one that is sent.

import { send } from './send.js';
import { element, word } from './words.js';

export function choice(field) {
	const select = field.querySelector('select');
	const chosen = field.querySelector('[data-chosen]');
	const state = element('p', { class: 'hint', role: 'status' });
	const file = element('input', { type: 'file', accept: 'image/*', class: 'unseen', id: `${select.id}-file` });
	const open = element('button', { type: 'button', class: 'button small quiet' }, word('choose'));
	const upload = element('label', { class: 'button small quiet', for: file.id }, word('upload'));
	const remove = element('button', { type: 'button', class: 'button small quiet' }, word('remove'));
	// the file input comes before its label, which shows the focus
	field.append(element('p', { class: 'picture-acts' }, open, file, upload, remove), state);
	field.querySelector('[data-all]').parentElement.hidden = true;

	const show = (picture) => {
		chosen.replaceChildren(...(picture ? [element('img', { class: 'thumb', src: picture.thumb, alt: '' })] : []));
		remove.hidden = select.value === '';
	};
	const put = (picture) => {
		if (picture && ![...select.options].some((option) => option.value === picture.id)) {
			select.append(element('option', { value: picture.id }, picture.alt || picture.name));
		}
		select.value = picture?.id ?? '';
		show(picture);
		select.dispatchEvent(new Event('input', { bubbles: true }));
	};
	select.addEventListener('change', async () => show(select.value ? await json(`/desk/pictures/${select.value}/picture.json`) : undefined));
	open.addEventListener('click', () => choose(put));
	remove.addEventListener('click', () => put(undefined));
	file.addEventListener('change', async () => {
		if (!file.files[0]) return;
		const { status, body } = await send(file.files[0], (percent) => { state.textContent = word('sending', { percent }); });
		file.value = '';
		const isPicture = (status === 200 || status === 201) && body.kind === 'image';
		state.textContent = isPicture ? word(body.double ? 'double' : 'added') : body.message ?? body.error ?? word('failed');
		if (isPicture) put(body);
	});
	remove.hidden = select.value === '';
}

async function json(path) {
	try {
		const response = await fetch(path, { headers: { accept: 'application/json' } });
		return response.ok ? await response.json() : undefined;
	} catch {
		return undefined;
	}
}

/** Opens the dialog; calls `put` with what is chosen. */
function choose(put) {
	const input = element('input', { type: 'search', id: 'find-picture', autocomplete: 'off' });
	const list = element('ul', { class: 'picture-choices' });
	const state = element('p', { class: 'hint', role: 'status' });
	const more = element('button', { type: 'button', class: 'button quiet', hidden: true }, word('more'));
	const close = element('button', { type: 'button', class: 'button quiet' }, word('close'));
	const head = element('div', { class: 'picture-dialog-head' }, element('label', { for: 'find-picture' }, word('find')), input, close);
	const dialog = element('dialog', { class: 'picture-dialog', 'aria-label': word('dialog') }, head, state, list, more);
	let after = '';

	const card = (picture) => {
		const button = element('button', { type: 'button', class: 'picture-choice', disabled: picture.licenceEnded },
			element('img', { src: picture.thumb, alt: '', loading: 'lazy' }),
			element('span', { dir: 'auto' }, picture.alt || picture.name),
			element('span', { class: 'hint' }, picture.credit),
			...(picture.licence ? [element('span', { class: 'flag' }, picture.licence)] : []));
		button.addEventListener('click', () => {
			put(picture);
			dialog.close();
		});
		return element('li', {}, button);
	};
	const load = async (isMore) => {
		const wanted = input.value;
		const page = await json(`/desk/pictures/pictures.json?kind=image&q=${encodeURIComponent(wanted)}${isMore ? `&after=${after}` : ''}`);
		if (wanted !== input.value) return;
		if (!isMore) list.replaceChildren();
		list.append(...(page?.found ?? []).map(card));
		after = page?.next ?? '';
		more.hidden = !after;
		state.textContent = list.childElementCount === 0 ? word('nothing') : '';
	};
	let timer;
	input.addEventListener('input', () => {
		clearTimeout(timer);
		timer = setTimeout(load, 200);
	});
	more.addEventListener('click', () => load(true));
	close.addEventListener('click', () => dialog.close());
	dialog.addEventListener('close', () => dialog.remove());
	document.body.append(dialog);
	dialog.showModal();
	load();
}
