//! The installed app: a bar at the bottom, the last page restored after the system ended the app, pulling down to reload on iPhones.

import { isInstalled } from './install.js';
import { note, recall } from './memory.js';
import { element, say } from './words.js';

const HOUR = 60 * 60 * 1000;

const SIGNS = {
	BACK: 'M15 5l-7 7 7 7', FRONT: 'M4 11l8-6.5L20 11M6 9.5V19.5h12V9.5', LATEST: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 7.5V12l3 2',
	SEARCH: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3 20.5 20.5', SAVED_TITLE: 'M7 4h10v16l-5-4-5 4z', SETTINGS: 'M4 8h10M18 8h2M4 16h2M10 16h10M16 6v4M8 14v4',
};
const PLACES = { FRONT: '/', LATEST: '/latest/', SEARCH: '/search/', SAVED_TITLE: '/saved/', SETTINGS: '/settings/' };

export async function standalone() {
	if (!isInstalled()) return;
	document.documentElement.dataset.app = '';
	if (navigator.standalone) {
		restore();
		pull();
	}
	const entries = [];
	// Android and desktops have a Back of their own
	if (navigator.standalone && history.length > 1) entries.push(element('button', { type: 'button', onclick: () => history.back() }, sign('BACK'), await say('BACK')));
	for (const [name, path] of Object.entries(PLACES)) {
		entries.push(element('a', { href: path, 'aria-current': location.pathname === path && 'page' }, sign(name), await say(name)));
	}
	const nav = element('nav', { class: 'app-bar', 'aria-label': await say('APP_BAR') }, ...entries);
	// it would cover the field above a keyboard; one may have the focus before this script is there
	const typing = ({ type, target }) => nav.hidden = type === 'focusin' && target.matches('input:not([type=checkbox],[type=radio]), textarea, select');
	typing({ type: 'focusin', target: document.activeElement ?? document.body });
	document.body.append(nav);
	addEventListener('focusin', typing);
	addEventListener('focusout', typing);
}

function sign(name) {
	const made = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
	for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', class: 'icon', fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6, 'aria-hidden': true })) made.setAttribute(key, value);
	const path = document.createElementNS(made.namespaceURI, 'path');
	path.setAttribute('d', SIGNS[name]);
	made.append(path);
	return made;
}

/** iPhones end apps in the background, which then begin at the front page: within an hour the page is opened again, at its position. */
function restore() {
	const last = recall('last');
	const begun = session('begun', 1);
	if (last && !begun && location.pathname === '/' && last.path !== '/' && Date.now() - last.at < HOUR) {
		session('restored', last.path);
		location.replace(last.path);
		return;
	}
	if (last && session('restored', '') === location.pathname + location.search) {
		scrollTo(0, last.scroll);
	}
	const present = () => note('last', { path: location.pathname + location.search, scroll: scrollY, at: Date.now() });
	// at once as well: an app that is ended may get no event
	present();
	document.addEventListener('visibilitychange', present);
	addEventListener('pagehide', present);
}

/** What was stored for this start of the app, before `value` replaces it. */
function session(name, value) {
	try {
		const before = sessionStorage.getItem(`paper-${name}`);
		sessionStorage.setItem(`paper-${name}`, value);
		return before;
	} catch {
		return null;
	}
}

/** Reloads when the page is pulled down by a hand's width. */
function pull() {
	const far = 120;
	let from = null;
	addEventListener('touchstart', ({ touches }) => from = scrollY <= 0 && touches.length === 1 ? touches[0].clientY : null, { passive: true });
	addEventListener('touchmove', ({ touches }) => {
		document.documentElement.toggleAttribute('data-pulled', from !== null && touches[0].clientY - from > far);
	}, { passive: true });
	addEventListener('touchend', () => document.documentElement.hasAttribute('data-pulled') && location.reload());
}
