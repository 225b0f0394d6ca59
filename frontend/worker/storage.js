//! Cache Storage without exceptions: where the browser stores nothing, nothing is found and nothing is stored.

/** The cache of this name, or null. */
export async function cacheOf(name) {
	try {
		return await caches.open(name);
	} catch {
		return null;
	}
}

/** The stored response under `key` in one of these caches. */
export async function stored(key, ...names) {
	for (const name of names) {
		try {
			// unlike opening, matching never makes a cache that was deleted
			const found = await caches.match(key, { ignoreVary: true, cacheName: name });
			if (found) return found;
		} catch {
			// a damaged entry is as good as none
		}
	}
}

/** Stores a response; false if there is no room. `makeRoom` deletes something and says whether it did. */
export async function store(name, key, response, makeRoom = async () => false) {
	const cache = await cacheOf(name);
	if (!cache) return false;
	const again = response.clone();
	try {
		// deleted first: the order of a cache is that of insertion, oldest first
		await cache.delete(key, { ignoreVary: true });
		await cache.put(key, response);
		return true;
	} catch {
		if (!await makeRoom().catch(() => false)) return false;
		return cache.put(key, again).then(() => true, () => false);
	}
}

/** Deletes an entry. */
export const drop = async (name, key) => (await cacheOf(name))?.delete(key, { ignoreVary: true }).catch(() => false);

/** The paths (with queries) of a cache's entries, oldest first. */
export async function entries(name) {
	try {
		if (!await caches.has(name)) return [];
		return (await (await cacheOf(name)).keys()).map(({ url }) => url.slice(new URL(url).origin.length));
	} catch {
		return [];
	}
}

/** The bytes of a stored response; pictures and stored pages have their length in a header. */
export const sizeOf = async (response) => Number(response.headers.get('content-length')) || (await response.clone().arrayBuffer()).byteLength;

/** Bytes of a whole cache. */
export async function cacheSize(name) {
	let bytes = 0;
	for (const path of await entries(name)) {
		const response = await stored(path, name);
		if (response) bytes += await sizeOf(response);
	}
	return bytes;
}
