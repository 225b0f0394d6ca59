//! Small helpers to make elements.

import { covered } from './covered.js';

/** An element with attributes (`class`, `on…` functions, anything else) and children. */
export function h(tag, attributes = {}, ...children) {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
		else if (value === true) element.setAttribute(name, '');
		else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
	}
	element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
	return element;
}

/** For what the desk says inside a story, which may be in another language. */
export const ofDesk = () => ({ lang: document.documentElement.lang, dir: document.documentElement.dir || 'ltr' });

/** Puts a floating element below (or above) a place of the text, within the editor's box. */
export function placeAt(floating, host, rectangle, above = false) {
	const box = host.getBoundingClientRect();
	floating.hidden = false;
	const { offsetWidth: width, offsetHeight: height } = floating;
	const left = Math.max(0, Math.min(rectangle.left - box.left, box.width - width));
	// below the line ends the window at the bars of the page
	const roomBelow = innerHeight - covered.bottom - rectangle.bottom;
	const isAbove = above ? rectangle.top > height + 12 : roomBelow < height + 12 && rectangle.top > height;
	const top = isAbove ? rectangle.top - box.top - height - 8 : rectangle.bottom - box.top + 8;
	floating.style.insetInlineStart = '';
	floating.style.left = `${left}px`;
	floating.style.top = `${top}px`;
}

/** Calls `work` at most once in each `wait` milliseconds, the last time after the last call. */
export function calm(work, wait) {
	let timer;
	return (...values) => {
		clearTimeout(timer);
		timer = setTimeout(() => work(...values), wait);
	};
}
