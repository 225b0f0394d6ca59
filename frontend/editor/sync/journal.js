//! The journal on this device: what was typed and is not on the server yet, and enough to show the story without the server.
//!
//! One entry belongs to one tab (`client`), one person and one story: two tabs never overwrite each other, and nobody else who
//! signs in on this computer sees or sends it.

const NAME = 'press-journal';
const STORES = ['base', 'steps', 'mine'];

/** Opens the journal; rejects where the browser has no storage for us. */
export async function openJournal() {
	const opening = indexedDB.open(NAME, 1);
	opening.onupgradeneeded = () => {
		const db = opening.result;
		db.createObjectStore('base', { keyPath: 'client' });
		db.createObjectStore('steps', { keyPath: ['client', 'version'] });
		db.createObjectStore('mine', { keyPath: 'client' });
	};
	const db = await done(opening);
	// else another tab could not upgrade it
	db.onversionchange = () => db.close();
	return new Journal(db);
}

class Journal {
	#db;

	constructor(db) {
		this.#db = db;
	}

	/** Begins an entry with the document as the server has it. */
	async begin({ client, user, story, version, schema, doc }) {
		await this.#write((store) => {
			store('steps').delete(steps(client));
			store('base').put({ client, user, story, version, schema, doc });
			store('mine').put({ client, user, story, version, steps: [], headline: '', at: Date.now() });
		});
	}

	/**
	 * Writes what changed: steps that the server has confirmed since the last call, and all that it has not. Resolves when both
	 * are on the disk.
	 */
	async save({ client, user, story, version, confirmed, mine, headline }) {
		await this.#write((store) => {
			for (const row of confirmed) store('steps').put({ client, version: row.version, step: row.step, by: row.by });
			store('mine').put({ client, user, story, version, steps: mine, headline, at: Date.now() });
		});
	}

	/** Everything of one entry, or `undefined`. */
	async load(client) {
		const transaction = this.#db.transaction(STORES);
		const [base, confirmed, mine] = await Promise.all([
			done(transaction.objectStore('base').get(client)),
			done(transaction.objectStore('steps').getAll(steps(client))),
			done(transaction.objectStore('mine').get(client)),
		]);
		return base && mine && { base, confirmed, mine };
	}

	/** The entries of a person, newest first: of one story, or of all. */
	async entries(user, story) {
		const all = await done(this.#db.transaction('mine').objectStore('mine').getAll());
		return all.filter((entry) => entry.user === user && (!story || entry.story === story)).sort((a, b) => b.at - a.at);
	}

	/** Deletes an entry whose steps are all on the server. */
	async drop(client) {
		await this.#write((store) => {
			store('base').delete(client);
			store('steps').delete(steps(client));
			store('mine').delete(client);
		});
	}

	#write(work) {
		// `strict` waits for the disk, not only for the system
		const transaction = this.#db.transaction(STORES, 'readwrite', { durability: 'strict' });
		return new Promise((resolve, reject) => {
			transaction.oncomplete = () => resolve();
			transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
			try {
				work((name) => transaction.objectStore(name));
			} catch (error) {
				transaction.abort();
				reject(error);
			}
		});
	}
}

const steps = (client) => IDBKeyRange.bound([client, 0], [client, Infinity]);

function done(request) {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}
