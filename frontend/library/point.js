//! The point of a picture that stays visible: set by click, by dragging and by the arrow keys; the crops follow at once.

import { element, word } from './words.js';

/** How far an arrow key moves the point, in per mille. */
const STEP = 25;

export function point(frame) {
	const form = document.querySelector('[data-picture-form]');
	const [left, top] = ['x', 'y'].map((name) => form?.elements[name]);
	if (!left || !top) return;
	const button = element('button', { type: 'button', class: 'point-button' }, ...frame.children);
	frame.append(button);
	frame.after(element('p', { class: 'hint' }, word('focalHint')));
	const image = button.querySelector('img');
	const mark = button.querySelector('.point-mark');
	const crops = [...document.querySelectorAll('[data-crop] img')];

	const now = () => [left, top].map((input) => Math.round(10 * (parseFloat(input.value.replace(',', '.')) || 0)));
	const show = ([x, y]) => {
		mark.style.left = `${x / 10}%`;
		mark.style.top = `${y / 10}%`;
		button.setAttribute('aria-label', word('focal', { x: x / 10, y: y / 10 }));
	};
	const put = (x, y) => {
		const fits = (value) => Math.min(1000, Math.max(0, Math.round(value)));
		const wanted = [fits(x), fits(y)];
		[left, top].forEach((input, at) => { input.value = String(wanted[at] / 10); });
		show(wanted);
		for (const crop of crops) {
			// the whole picture, cropped by the style sheet: the stored crops have the stored point
			crop.closest('picture')?.querySelectorAll('source').forEach((source) => source.remove());
			crop.removeAttribute('srcset');
			crop.src = image.src;
			crop.style.objectPosition = `${wanted[0] / 10}% ${wanted[1] / 10}%`;
		}
	};
	const follow = (event) => {
		const box = image.getBoundingClientRect();
		put(1000 * (event.clientX - box.left) / box.width, 1000 * (event.clientY - box.top) / box.height);
	};
	// a finger that begins to scroll on the picture must not move the point: touch taps, only mice and pens drag
	button.addEventListener('pointerdown', (event) => {
		if (event.pointerType === 'touch') return;
		button.setPointerCapture(event.pointerId);
		follow(event);
	});
	button.addEventListener('click', (event) => event.detail > 0 && follow(event));
	button.addEventListener('pointermove', (event) => button.hasPointerCapture(event.pointerId) && follow(event));
	button.addEventListener('keydown', (event) => {
		const moves = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
		const move = moves[event.key];
		if (!move) return;
		event.preventDefault();
		const [x, y] = now();
		put(x + move[0], y + move[1]);
	});
	for (const input of [left, top]) input.addEventListener('input', () => put(...now()));
	image.draggable = false;
	show(now());
}
