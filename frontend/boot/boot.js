//! Starts islands when a reader uses them. Until then no other script and no wasm is loaded.
//!
//! Built once for each bundle, with the paths of its glue and wasm. On pages of the desk all islands start at once.
//! On the page: `leptos-island[data-waking]` while it starts, `[data-live]` when hydrated, `[data-dead]` after an error
//! (then links, forms and buttons in it act by themselves). Inside an island, `[data-island-load=intent]` marks the part
//! that starts it by hover, focus, touch or key.
//! Events meanwhile are stored and replayed: on `[data-hold]` links and forms, on buttons, and `[data-keys]` with names of
//! keys. The element has `[data-held]` until then; a button that cannot be served leads where the link beside it leads.

const ASLEEP = 'leptos-island:not([data-live],[data-dead])';
// how long a held element waits before it acts by itself, and a failed download before it is repeated, in ms
const PATIENCE = 4000;

document.documentElement.dataset.js = '';
// Leptos reads these when an island starts; ours have no server data of this kind
for (const name of ['__RESOLVED_RESOURCES', '__SERIALIZED_ERRORS', '__INCOMPLETE_CHUNKS']) self[name] = [];

let bundle;
let failures = 0;
const waking = new WeakMap();
const waiting = new WeakMap();

// a module that could not be fetched stays failed under its address: the next try needs another one
const load = () => bundle ??= import(__GLUE__ + (failures ? '?' + failures : ''))
	.then(async (module) => (await module.default({ module_or_path: __WASM__ }), module));

async function wake(island) {
	const data = island.dataset;
	let start;
	data.waking = '';
	try {
		const module = await load();
		start = module[data.component];
		const outer = island.parentElement.closest('leptos-island');
		if (outer) {
			await once(outer);
			island.closest('leptos-children')?.$$on_hydrate?.();
		} else {
			// a new root each time: under one where an island failed, every later one would fail too
			module.hydrate();
		}
		await start(island);
		data.live = '';
	} catch (error) {
		if (bundle && await bundle.catch(() => 0)) {
			// no such function: the page is older or newer than the bundle. Anything else is an error of ours.
			data.dead = '';
			if (start) reportError(error);
		} else {
			// a failed download: repeated later, but not at every move of the pointer
			setTimeout(() => {
				failures++;
				bundle = 0;
				waking.delete(island);
			}, PATIENCE);
		}
		throw error;
	} finally {
		delete data.waking;
	}
}

function once(island) {
	if (!waking.has(island)) waking.set(island, wake(island));
	return waking.get(island);
}

// events that wait for the island: never on a plain link, never a click or key with a modifier, or another mouse button
const held = ({ type, target, key, isComposing, button, metaKey, ctrlKey, shiftKey, altKey }, missed) =>
	type === 'submit' ? target.closest('form[data-hold]')
		: !(isComposing || button || metaKey || ctrlKey || shiftKey || altKey) && (
			type === 'click' ? target.closest('button[type=button],[data-hold]')
				// an arrow after a stored one goes on from where that one will have led
				: type === 'keydown' && /^\w{2,}$/.test(key) && (target.closest(`[data-keys~=${key}]`) || missed.steps && /^Arrow/.test(key) && target));

let replaying;
function notice(event) {
	const { type, target, key } = event;
	const island = !replaying && !event.defaultPrevented && target.closest?.('[data-island-load]')?.closest(ASLEEP);
	if (!island) return;
	const missed = waiting.get(island) ?? new Map();
	waiting.set(island, missed);
	const holder = held(event, missed);
	if (holder) {
		missed.steps ||= !!key;
		holder.dataset.held = '';
		event.preventDefault();
		event.stopPropagation();
	}
	if (holder || /over|focus|input/.test(type) || key === 'Escape') {
		// of all else only the last of its kind counts, but keys go step by step
		const which = key ? event : type;
		missed.delete(which);
		missed.set(which, { event, target, holder });
	}
	const release = () => {
		if (waiting.get(island) !== missed) return;
		waiting.delete(island);
		replay(island, missed);
	};
	once(island).then(release, release);
	if (!key && holder) setTimeout(release, PATIENCE);
}

// dispatches the stored events again, in order and as far as they still apply
function replay(island, missed) {
	replaying = 1;
	for (const { event, target, holder } of missed.values()) {
		const { type, key } = event;
		if (holder) delete holder.dataset.held;
		const focus = document.activeElement;
		// the key before may have moved the focus
		const at = key && island.contains(focus) ? focus : target;
		if (type === 'click') (!('live' in island.dataset) && holder.parentElement.querySelector('a') || holder).click();
		else if (type === 'submit') holder.requestSubmit(event.submitter);
		else if (type === 'pointerover' ? at.matches(':hover') : type === 'input' || at === focus) {
			at.dispatchEvent(new event.constructor(type, event));
		}
	}
	replaying = 0;
}

// each font that arrives makes a browser lay out all text again, which takes long on a slow phone: until the last one is there, only
// parts near the screen are laid out. The rest follows, a part a frame. After going back, fonts are there and the position must not change
const far = performance.getEntriesByType('navigation')[0]?.type === 'navigate' ? [...document.querySelectorAll('.page-front :is(.strip,.foot)')] : [];
for (const part of far) part.dataset.far = '';
const nearer = () => {
	delete far.shift()?.dataset.far;
	if (far[0]) requestAnimationFrame(nearer);
};
// the first frame requests the fonts
requestAnimationFrame(() => setTimeout(() => document.fonts.ready.then(nearer)));

for (const type of ['pointerover', 'focusin', 'input', 'keydown', 'click', 'submit']) document.addEventListener(type, notice, true);

if (__WAKES_AT_ONCE__) for (const island of document.querySelectorAll(ASLEEP)) once(island).catch(() => {});
