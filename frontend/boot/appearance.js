//! The reader's choices of colours and text size. They are stored on this device and set again by `theme.js` before a page is rendered.

const { dataset } = document.documentElement;
const inputs = () => document.querySelectorAll('[data-choice]');

// buttons show what is stored; the first of a group stands for nothing stored
function show() {
	for (const input of inputs()) {
		const chosen = dataset[input.dataset.choice];
		input.checked = chosen ? input.value === chosen : input.defaultChecked;
	}
}

function store(name, value) {
	if (value) dataset[name] = value;
	else delete dataset[name];
	try {
		if (value) localStorage.setItem(name, value);
		else localStorage.removeItem(name);
	} catch {
		// storage is off: the choice lasts until the page is left
	}
}

document.addEventListener('change', ({ target }) => {
	const name = target.dataset?.choice;
	if (!name) return;
	const { top } = target.getBoundingClientRect();
	store(name, target.defaultChecked ? '' : target.value);
	show();
	// larger text makes the page longer: the choice stays under the finger
	scrollBy({ top: target.getBoundingClientRect().top - top, behavior: 'instant' });
});

// another tab, or a page that comes back from the browser's cache
addEventListener('storage', ({ key, newValue }) => {
	if (key !== 'theme' && key !== 'text') return;
	if (newValue) dataset[key] = newValue;
	else delete dataset[key];
	show();
});
addEventListener('pageshow', (event) => {
	if (!event.persisted) return;
	try {
		for (const name of ['theme', 'text']) store(name, localStorage.getItem(name) ?? '');
	} catch {
		// storage is off: the page keeps what was chosen on it
	}
	show();
});
show();
