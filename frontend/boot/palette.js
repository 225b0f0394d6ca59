//! The command palette: a dialog with a combobox. One request for each pause in typing; what can be done on the page comes from its buttons.

const PAUSE = 180;
const MOST_ACTS = 12;

let asked;
let timer;

/** The palette, opened. What had the focus gets it back when it closes. */
export function open() {
	const dialog = document.querySelector('#palette');
	if (!dialog || dialog.open || document.querySelector('dialog:modal')) return;
	const [input, list] = [dialog.querySelector('input'), dialog.querySelector('[role=listbox]')];
	if (!dialog.dataset.ready) begin(dialog, input, list);
	input.value = '';
	dialog.acts = acts();
	dialog.showModal();
	search(dialog, input, list);
}

function begin(dialog, input, list) {
	dialog.dataset.ready = '';
	input.addEventListener('input', () => {
		clearTimeout(timer);
		timer = setTimeout(() => search(dialog, input, list), PAUSE);
	});
	input.addEventListener('keydown', (event) => {
		if (event.isComposing) return;
		const options = [...list.querySelectorAll('[role=option]')];
		const at = options.findIndex((option) => option.ariaSelected === 'true');
		const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: options.length - 1 }[event.key];
		if (event.key === 'Enter') options[at]?.click();
		// in a text, Home and End move the caret
		else if (to === undefined || (input.value && !event.key.startsWith('Arrow'))) return;
		else choose(input, options, (to + options.length) % options.length);
		event.preventDefault();
	});
	// a click beside the box closes it, as Escape does
	dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
}

function choose(input, options, at) {
	for (const [index, option] of options.entries()) option.ariaSelected = String(index === at);
	const chosen = options[at];
	if (chosen) {
		input.setAttribute('aria-activedescendant', chosen.id);
		chosen.scrollIntoView({ block: 'nearest' });
	} else input.removeAttribute('aria-activedescendant');
}

/** What can be done on the page: its visible buttons and the links that look like buttons, by their names. */
function acts() {
	const found = new Map();
	for (const one of document.querySelectorAll('main :is(button, a.button, summary)')) {
		const name = (one.getAttribute('aria-label') ?? one.textContent).replace(/\s+/g, ' ').trim();
		if (name.length > 1 && !one.disabled && one.checkVisibility?.() !== false && !found.has(name)) found.set(name, one);
	}
	return [...found];
}

async function search(dialog, input, list) {
	const text = input.value.trim();
	const status = dialog.querySelector('[role=status]');
	asked?.abort();
	asked = new AbortController();
	const wanted = text.toLocaleLowerCase();
	const here = dialog.acts.filter(([name]) => name.toLocaleLowerCase().includes(wanted)).slice(0, MOST_ACTS);
	const doing = here.map(([label, target]) => ({ group: dialog.dataset.acts, label, hint: '', target }));
	let items = [];
	let failed = false;
	try {
		const response = await fetch(`/desk/palette?q=${encodeURIComponent(text)}`, { signal: asked.signal, headers: { accept: 'application/json' } });
		if (!response.ok) throw new Error(response.status);
		({ items } = await response.json());
	} catch (error) {
		if (error.name === 'AbortError') return;
		failed = true;
	}
	// with a text, places come first; without one, what can be done here
	const all = text ? [...items, ...doing] : [...doing, ...items];
	list.replaceChildren(...grouped(dialog, all));
	choose(input, [...list.querySelectorAll('[role=option]')], 0);
	status.textContent = failed ? dialog.dataset.failed : all.length ? '' : dialog.dataset.nothing;
}

function grouped(dialog, items) {
	const groups = new Map();
	for (const [at, item] of items.entries()) {
		if (!groups.has(item.group)) groups.set(item.group, []);
		groups.get(item.group).push(option(dialog, item, at));
	}
	return [...groups].map(([name, options], at) => {
		const group = document.createElement('div');
		const title = document.createElement('p');
		title.className = 'palette-group';
		title.id = `palette-group-${at}`;
		title.textContent = name;
		group.role = 'group';
		group.setAttribute('aria-labelledby', title.id);
		group.append(title, ...options);
		return group;
	});
}

function option(dialog, { label, hint, href, target }, at) {
	const one = document.createElement('div');
	one.role = 'option';
	one.id = `palette-${at}`;
	one.ariaSelected = 'false';
	const name = document.createElement('span');
	name.dir = 'auto';
	name.textContent = label;
	const more = document.createElement('span');
	more.className = 'hint';
	more.textContent = hint;
	one.append(name, ' ', more);
	one.addEventListener('click', () => {
		dialog.close();
		if (href) location.assign(href);
		else {
			target.focus();
			target.click();
		}
	});
	return one;
}
