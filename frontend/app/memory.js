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

/** Deletes all of them. */
export function clear() {
	try {
		for (const name of Object.keys(localStorage)) if (name.startsWith('paper-')) localStorage.removeItem(name);
	} catch {
		// blocked
	}
}
