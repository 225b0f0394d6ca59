//! Lists one below the other become tabs. The choice is remembered on the device.

const KEY = 'rail-tab';

/** @param {HTMLElement} rail */
export function tabs(rail) {
	const panels = [...rail.children];
	const bar = document.createElement('div');
	bar.className = 'rail-tabs';
	bar.setAttribute('role', 'tablist');
	bar.setAttribute('aria-label', rail.dataset.tabs);
	const buttons = panels.map((panel) => {
		const button = document.createElement('button');
		button.type = 'button';
		button.id = panel.id + '-tab';
		button.textContent = panel.querySelector('h2').textContent;
		button.setAttribute('role', 'tab');
		button.setAttribute('aria-controls', panel.id);
		panel.setAttribute('role', 'tabpanel');
		panel.setAttribute('aria-labelledby', button.id);
		return button;
	});
	const choose = (chosen) => {
		for (const [at, panel] of panels.entries()) {
			const is = at === chosen;
			panel.toggleAttribute('data-shown', is);
			buttons[at].setAttribute('aria-selected', String(is));
			buttons[at].tabIndex = is ? 0 : -1;
		}
	};
	const keep = (chosen) => {
		choose(chosen);
		try {
			localStorage.setItem(KEY, panels[chosen].id);
		} catch {
			// storage is blocked: the choice lasts as long as the page
		}
	};
	bar.append(...buttons);
	bar.addEventListener('click', ({ target }) => {
		const at = buttons.indexOf(target);
		if (at >= 0) keep(at);
	});
	bar.addEventListener('keydown', (event) => {
		const at = buttons.indexOf(document.activeElement);
		const forward = getComputedStyle(bar).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
		const step = { Home: -at, End: buttons.length - 1 - at, ArrowLeft: -1, ArrowRight: -1, [forward]: 1 }[event.key];
		if (at < 0 || step === undefined) return;
		event.preventDefault();
		const next = (at + step + buttons.length) % buttons.length;
		keep(next);
		buttons[next].focus();
	});
	rail.prepend(bar);
	rail.dataset.ready = '';
	choose(Math.max(0, panels.findIndex((panel) => panel.id === remembered())));
}

function remembered() {
	try {
		return localStorage.getItem(KEY);
	} catch {
		return null;
	}
}
