//! Stories are dragged from slot to slot, and from the search into a slot, by a handle. What is sent is what the buttons send.

export function dragStories() {
	const form = document.querySelector('[data-front-drop]');
	for (const one of document.querySelectorAll('[data-drag]')) {
		const handle = document.createElement('span');
		handle.className = 'slot-handle';
		handle.textContent = '⠿';
		// keys and screen readers have the buttons
		handle.setAttribute('aria-hidden', 'true');
		one.prepend(handle);
		handle.addEventListener('pointerdown', (event) => begin(event, handle, one, form));
	}
}

/** The slot under the pointer. */
function slotAt(x, y) {
	return document.elementFromPoint(x, y)?.closest('[data-slot]');
}

function begin(event, handle, one, form) {
	event.preventDefault();
	handle.setPointerCapture(event.pointerId);
	one.classList.add('moving');
	let over = null;
	const move = ({ clientX, clientY }) => {
		over?.classList.remove('over');
		over = slotAt(clientX, clientY);
		over?.classList.add('over');
		// a page that is longer than the screen
		if (clientY < 60) scrollBy(0, -20);
		else if (clientY > innerHeight - 60) scrollBy(0, 20);
	};
	const end = ({ type }) => {
		handle.removeEventListener('pointermove', move);
		handle.removeEventListener('pointerup', end);
		handle.removeEventListener('pointercancel', end);
		one.classList.remove('moving');
		over?.classList.remove('over');
		if (type === 'pointerup' && over) send(form, one, over);
	};
	handle.addEventListener('pointermove', move);
	handle.addEventListener('pointerup', end);
	handle.addEventListener('pointercancel', end);
}

function send(form, one, slot) {
	const to = slot.dataset.slot;
	const put = one.dataset.drag === 'put';
	if (one.dataset.drag === `move:${to}`) return;
	form.elements.act.value = put ? `put:${to}` : one.dataset.drag;
	form.elements.story.value = one.dataset.story ?? '';
	form.elements.to.value = to;
	form.submit();
}
