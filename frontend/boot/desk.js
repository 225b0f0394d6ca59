//! The boot script of desk pages: islands start at once; signing out asks first what waits on this device.

import './boot.js';

document.addEventListener('submit', (event) => {
	const form = event.target;
	if (form.getAttribute('action') !== '/desk/sign-out' || !form.dataset.user) return;
	event.preventDefault();
	event.stopImmediatePropagation();
	import('/assets/sign-out.js').then(({ signOut }) => signOut(form)).catch(() => form.submit());
}, true);

const lines = document.querySelector('[data-menu-lines]');
if (lines) import('/assets/menu-lines.js').then(({ dragLines }) => dragLines(lines)).catch(() => {});
