//! The boot script of desk pages: islands start at once; signing out asks first what waits on this device.

import './boot.js';

// the installed app on a device of staff has what they need: see frontend/app/staff.js
try {
	if (document.querySelector('form[action="/desk/sign-out"]')) localStorage.setItem('paper-staff', 'true');
} catch {
	// blocked
}

document.addEventListener('submit', (event) => {
	const form = event.target;
	if (form.getAttribute('action') === '/desk/sign-out') try { localStorage.removeItem('paper-staff'); } catch { /* blocked */ }
	if (form.getAttribute('action') !== '/desk/sign-out' || !form.dataset.user) return;
	event.preventDefault();
	event.stopImmediatePropagation();
	import('/assets/sign-out.js').then(({ signOut }) => signOut(form)).catch(() => form.submit());
}, true);

const part = document.querySelector('[data-goes-on]');
if (part) import('/assets/goes-on.js').then(({ follow }) => follow(part)).catch(() => {});

const lines = document.querySelector('[data-menu-lines]');
if (lines) import('/assets/menu-lines.js').then(({ dragLines }) => dragLines(lines)).catch(() => {});

if (document.querySelector('[data-upload], [data-point], [data-picture-choice]')) import('/assets/pictures.js').catch(() => {});
if (document.querySelector('[data-front-slots]')) import('/assets/front-slots.js').then(({ dragStories }) => dragStories()).catch(() => {});

// a part that a link has opened begins in its first field, unless the page says what is wrong
const first = { '#quick': '#quick [name=headline]', '#search': '.front-search [type=search]' }[location.hash];
const takeFocus = () => document.activeElement === document.body && document.querySelector(first)?.focus();
// the way to the fragment takes the focus away: the next frame is after it, except where a style sheet is late
if (first) requestAnimationFrame(() => requestAnimationFrame(takeFocus));
if (first) addEventListener('load', takeFocus, { once: true });

// in a text, Ctrl+K makes a link
document.addEventListener('keydown', (event) => {
	const isOpening = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
	if (!isOpening || event.defaultPrevented || event.isComposing || event.target.closest?.('[contenteditable]:not([contenteditable="false"])')) return;
	if (!document.querySelector('#palette')) return;
	event.preventDefault();
	import('/assets/palette.js').then(({ open }) => open()).catch(() => {});
});
