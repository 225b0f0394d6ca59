//! What the editor's scripts need of a browser, without one: a clock that runs faster, a network that fails, locks, events of the page.

/** How much faster than life the scripts' timers run. */
export const SPEED = 50;

/** What the network does to requests of a person about a story; by `line(story, user)`. */
const lines = new Map();
/** Responses that no client may cause. */
export const faults = [];
const locks = new Set();
let listeners = [];

/** The network of one person in one story: `down` refuses requests, `loses` lets the server answer and drops the answer. */
export function line(story, user) {
	const key = `${user} ${story}`;
	if (!lines.has(key)) lines.set(key, { down: false, loses: false });
	return lines.get(key);
}

/** Runs `work`, which makes a tab's objects; returns what closes the tab: it calls what listens for `pagehide`. */
export function tab(work) {
	listeners = [];
	const made = work();
	const own = listeners;
	return [made, () => own.filter(([type]) => type === 'pagehide').forEach(([, listener]) => listener())];
}

/** The browser gives up the locks of a tab that is gone. */
export function release(client) {
	for (const name of locks) if (name.endsWith(client)) locks.delete(name);
}

/** Puts everything into place; `cookies` maps a person's id to the header of their requests. */
export function install(base, cookies) {
	const { fetch, setTimeout } = globalThis;
	const start = performance.now();
	const { now } = performance;
	globalThis.setTimeout = (work, wait = 0, ...values) => setTimeout(work, wait / SPEED, ...values);
	performance.now = () => start + (now.call(performance) - start) * SPEED;
	globalThis.addEventListener = (...listener) => listeners.push(listener);
	globalThis.document = { addEventListener() {}, visibilityState: 'visible' };
	globalThis.BroadcastChannel = class {};
	const request = (name, { ifAvailable }, work) => {
		if (ifAvailable && locks.has(name)) return work(null);
		locks.add(name);
		return Promise.resolve(work({ name })).finally(() => locks.delete(name));
	};
	Object.defineProperty(globalThis, 'navigator', { value: { locks: { request } }, configurable: true });
	globalThis.fetch = async (path, options) => {
		const user = options.headers['x-person'];
		const state = line(path.split('/')[3], user);
		if (state.down) throw new TypeError('no network');
		const { signal: _, keepalive: __, ...rest } = options;
		const headers = { ...options.headers, cookie: cookies[user], 'sec-fetch-site': 'same-origin' };
		const response = await fetch(base + path, { ...rest, headers });
		if (response.status >= 500) faults.push(`${response.status} ${path}`);
		const isLost = state.down || (state.loses && options.method === 'POST');
		state.loses = false;
		if (!isLost) return response;
		await response.arrayBuffer();
		throw new TypeError('the answer was lost');
	};
}

/** The journal of a device, in memory: the same calls and contents as `sync/journal.js`. */
export class MemoryJournal {
	#entries = new Map();

	async begin(base) {
		this.#entries.set(base.client, { base: structuredClone(base), confirmed: [], mine: { ...base, steps: [], aside: [], count: 0 } });
	}

	async save({ client, user, story, version, confirmed, mine, aside, headline }) {
		const entry = this.#entries.get(client);
		if (!entry) return;
		entry.confirmed.push(...structuredClone(confirmed));
		entry.mine = { client, user, story, version, headline, aside, count: mine.length, steps: structuredClone(mine) };
	}

	async load(client) {
		return structuredClone(this.#entries.get(client));
	}

	async entries(user, story) {
		return [...this.#entries.values()].map(({ mine }) => structuredClone(mine)).filter((mine) => mine.user === user && mine.story === story);
	}

	async drop(client) {
		this.#entries.delete(client);
	}
}
