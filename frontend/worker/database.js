//! A small key-value store on IndexedDB for pages and the worker. Where the browser stores nothing, reads find nothing and writes are dropped.

// `stories`: of the edition, by path; `saved`: the list of saved stories, by path; `queue`: forms that wait to be sent, by key; `values`: settings
// and states, by name
const STORES = ['stories', 'saved', 'queue', 'values'];
const NAME = 'paper';
const VERSION = 1;

let opening;

function open() {
	return opening ??= new Promise((resolve, reject) => {
		const request = indexedDB.open(NAME, VERSION);
		request.onupgradeneeded = () => {
			for (const store of STORES) if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store);
		};
		request.onsuccess = () => {
			const database = request.result;
			// another tab erases everything, or has a newer format
			database.onversionchange = () => { database.close(); opening = undefined; };
			database.onclose = () => opening = undefined;
			resolve(database);
		};
		request.onerror = () => reject(request.error);
		request.onblocked = () => reject(new Error('blocked'));
	}).catch((error) => {
		opening = undefined;
		throw error;
	});
}

/** Runs `act` with the stores of a transaction; `otherwise` is the result where nothing can be stored. */
async function transact(stores, mode, act, otherwise) {
	try {
		const database = await open();
		return await new Promise((resolve, reject) => {
			const transaction = database.transaction(stores, mode);
			const result = act(...[stores].flat().map((store) => transaction.objectStore(store)));
			transaction.oncomplete = () => resolve(result instanceof IDBRequest ? result.result : result);
			transaction.onerror = transaction.onabort = () => reject(transaction.error);
		});
	} catch {
		return otherwise;
	}
}

/** The value under `key`, or undefined. */
export const get = (store, key) => transact(store, 'readonly', (values) => values.get(key));
/** All values of a store. */
export const all = (store) => transact(store, 'readonly', (values) => values.getAll(), []);
/** All keys of a store. */
export const keys = (store) => transact(store, 'readonly', (values) => values.getAllKeys(), []);
/** Stores a value; false if that is impossible. */
export const put = (store, key, value) => transact(store, 'readwrite', (values) => void values.put(value, key) ?? true, false);
/** Deletes a value. */
export const remove = (store, key) => transact(store, 'readwrite', (values) => void values.delete(key) ?? true, false);

/** Replaces the edition in one transaction: `stories` are stored, those of no path in `paths` are deleted, and `index` becomes the present one. */
export const replaceEdition = (index, stories, paths) => transact(['stories', 'values'], 'readwrite', (store, values) => {
	for (const story of stories) store.put(story, story.path);
	const wanted = new Set(paths);
	const present = store.getAllKeys();
	present.onsuccess = () => { for (const path of present.result) if (!wanted.has(path)) store.delete(path); };
	values.put(index, 'edition');
	return true;
}, false);

/** Deletes everything. */
export async function erase() {
	await open().then((database) => database.close(), () => {});
	opening = undefined;
	await new Promise((resolve) => {
		try {
			const request = indexedDB.deleteDatabase(NAME);
			request.onsuccess = request.onerror = request.onblocked = resolve;
		} catch {
			resolve();
		}
	});
}
