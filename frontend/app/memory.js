//! Small facts that a page needs at once, in the browser's storage; where that is blocked, nothing is known.

export function recall(name) {
	try {
		return JSON.parse(localStorage.getItem(`paper-${name}`));
	} catch {
		return null;
	}
}

export function note(name, value) {
	try {
		localStorage.setItem(`paper-${name}`, JSON.stringify(value));
	} catch {
		// blocked or full
	}
}

/** What the scripts of pages store: `theme.js`, `appearance.js`, `story/tabs.js`, `breaking.js`. */
const OF_PAGES = ['theme', 'text', 'rail-tab', 'breaking'];

/** Deletes all of them, and what the scripts of pages store. */
export function clear() {
	try {
		for (const name of Object.keys(localStorage)) if (name.startsWith('paper-')) localStorage.removeItem(name);
		for (const key of OF_PAGES) {
			localStorage.removeItem(key);
			// other tabs are notified by the browser, this one is not
			dispatchEvent(new StorageEvent('storage', { key, newValue: null }));
		}
	} catch {
		// blocked
	}
}
