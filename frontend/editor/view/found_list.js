//! A field with a list of what was found below it: the arrow keys lead from one to the other.

/** Handles a key of the form around both. */
export function stepThrough(event, input, list) {
	const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
	if (!by || event.isComposing) return;
	const stops = [input, ...list.querySelectorAll('button')];
	const at = stops.indexOf(event.target);
	if (at < 0 || stops.length < 2) return;
	event.preventDefault();
	stops[(at + by + stops.length) % stops.length].focus();
}
