//! The hint that the paper can be installed: on a later visit, once, and never again after a "no".

import { bar } from './bar.js';
import { note, recall } from './memory.js';
import { facts, say } from './words.js';

let prompt;
const day = 24 * 60 * 60 * 1000;

/** Whether this page runs in the installed app. */
export const isInstalled = () => matchMedia('(display-mode: standalone)').matches || navigator.standalone === true;
/** iPhones and iPads, which install by a menu only; iPads call themselves Macs. */
export const isApple = () => /iphone|ipad|ipod/i.test(navigator.userAgent) || navigator.maxTouchPoints > 1 && /mac/i.test(navigator.platform);
/** Whether the browser can be asked to install. */
export const canInstall = () => Boolean(prompt);

/** Asks the browser to install; true if the reader agreed. */
export async function install() {
	const offered = prompt;
	prompt = undefined;
	await offered?.prompt();
	return (await offered?.userChoice)?.outcome === 'accepted';
}

/** Watches for the moment to say it. `changed` is called when the browser can be asked. */
export function installHint(changed = () => {}) {
	const offered = (event) => {
		event.preventDefault();
		prompt = event;
		changed();
		hint();
	};
	addEventListener('beforeinstallprompt', offered);
	// what `boot/device.js` saw while this file was on its way
	if (self.installOffer) offered(self.installOffer);
	if (isApple()) hint();
}

async function hint() {
	if (isInstalled() || recall('install-refused') || !isLaterVisit() || location.pathname === '/settings/') return;
	const { name } = await facts();
	const refuse = () => note('install-refused', Date.now());
	const go = async () => canInstall() ? await install() || refuse() : location.assign('/settings/#install');
	bar('install', await say('HINT', { name }), [[await say('INSTALL_NOW'), go], [await say('NOT_NOW'), refuse]]);
}

/** On the third day of reading, or later. */
function isLaterVisit() {
	const days = new Set(recall('days') ?? []);
	days.add(Math.floor(Date.now() / day));
	note('days', [...days].slice(-3));
	return days.size >= 3;
}
