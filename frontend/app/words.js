//! The words of the scripts, from the device or the server, and texts made of them.

import { get, put } from '../worker/database.js';
import { word } from '../worker/compose.js';

let loading;

/** Words and facts of the paper: `{ name, language, words }`. */
export const facts = () => loading ??= load();

async function load() {
	const known = await get('values', 'interface');
	if (known && known.language === document.documentElement.lang) return known;
	try {
		const fresh = await (await fetch('/edition/interface.json')).json();
		put('values', 'interface', fresh);
		return fresh;
	} catch {
		loading = undefined;
		return known ?? { name: document.title, language: document.documentElement.lang, words: {} };
	}
}

/** A sentence with its parameters. */
export const say = async (name, values) => word((await facts()).words, name, values);

/** `1.2 MB`, in the page's language. */
export function size(bytes) {
	const [value, unit] = bytes < 1024 * 1024 ? [Math.ceil(bytes / 1024), 'kilobyte'] : [bytes / 1024 / 1024, 'megabyte'];
	return new Intl.NumberFormat(document.documentElement.lang, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}

/** An element with attributes and children. */
export function element(name, attributes = {}, ...children) {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
		else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value);
	}
	made.append(...children.filter((child) => child !== undefined && child !== ''));
	return made;
}
