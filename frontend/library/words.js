//! The words of the library, which the page brings in its language.

/** The text of a name, with values for its `{parameters}`. */
export function word(name, values = {}) {
	const text = document.querySelector(`#picture-words [data-word="${name}"]`)?.textContent ?? '';
	return text.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
}

/** An element with attributes, and children or a text. */
export function element(tag, attributes = {}, ...children) {
	const made = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (value === true) made.setAttribute(name, '');
		else if (value !== false && value != null) made.setAttribute(name, value);
	}
	made.append(...children);
	return made;
}
