//! The journal on this device: what was typed and is not on the server yet, and enough to show the story without the server.
//!
//! One entry belongs to one tab (`client`), one person and one story: two tabs never overwrite each other, and nobody else who
//! signs in on this computer sees or sends it.

const NAME = 'press-journal';
const STORES = ['base', 'steps', 'mine', 'unsent'];
/** Unsent steps are stored in rows of this many, so that each write is small also after hours without a network. */
const CHUNK = 200;

/** Opens the journal; rejects where the browser has no storage for us. */
export async function openJournal() {
	const journal = new Journal();
	await journal.reopen();
	return journal;
}

class Journal {
	#db;
	/** The last entry that was begun; `isStored` once it is on the disk. */
	#begun;
	/** The unsent steps as they are on the disk; `undefined` when that is not known. */
	#stored;

	async reopen() {
		const opening = indexedDB.open(NAME, 2);
		opening.onupgradeneeded = () => {
			const db = opening.result;
			for (const name of db.objectStoreNames) db.deleteObjectStore(name);
			db.createObjectStore('base', { keyPath: 'client' });
			db.createObjectStore('steps', { keyPath: ['client', 'version'] });
			db.createObjectStore('mine', { keyPath: 'client' });
			db.createObjectStore('unsent', { keyPath: ['client', 'chunk'] });
		};
		this.#db = await done(opening);
		// else another tab could not upgrade it
		this.#db.onversionchange = () => this.#db.close();
	}

	/** Begins an entry with the document as the server has it. If that fails, the next `save` does it. */
	async begin({ client, user, story, version, schema, doc }) {
		this.#begun = { base: { client, user, story, version, schema, doc }, isStored: false };
		await this.save({ client, user, story, version, confirmed: [], mine: [], aside: [], headline: '' });
	}

	/**
	 * Writes what changed: steps that the server has confirmed since the last call, all that it has not, and words that are not in
	 * the tray yet (`aside`). A step that did not change must be the same object as before. Resolves when all is on the disk.
	 */
	async save({ client, user, story, version, confirmed, mine, aside, headline }) {
		const begun = this.#begun?.base.client === client ? this.#begun : undefined;
		const stored = this.#stored;
		// what is on the disk is unknown until this has ended
		this.#stored = undefined;
		await this.#write((store) => {
			if (begun && !begun.isStored) {
				store('steps').delete(all(client));
				store('base').put(begun.base);
			}
			for (const row of confirmed) store('steps').put({ client, version: row.version, step: row.step, by: row.by });
			const chunks = Math.ceil(mine.length / CHUNK);
			for (let chunk = 0; chunk < chunks; chunk += 1) {
				const steps = mine.slice(chunk * CHUNK, (chunk + 1) * CHUNK);
				const before = stored?.slice(chunk * CHUNK, (chunk + 1) * CHUNK);
				const isSame = before?.length === steps.length && steps.every((step, at) => step === before[at]);
				if (!isSame) store('unsent').put({ client, chunk, steps });
			}
			store('unsent').delete(IDBKeyRange.bound([client, chunks], [client, Infinity]));
			store('mine').put({ client, user, story, version, count: mine.length, aside, headline, at: Date.now() });
		});
		if (begun) begun.isStored = true;
		this.#stored = mine;
	}

	/** Everything of one entry, or `undefined`. */
	async load(client) {
		const transaction = this.#db.transaction(STORES);
		const [base, confirmed, mine, chunks] = await Promise.all([
			done(transaction.objectStore('base').get(client)),
			done(transaction.objectStore('steps').getAll(all(client))),
			done(transaction.objectStore('mine').get(client)),
			done(transaction.objectStore('unsent').getAll(all(client))),
		]);
		this.#stored = undefined;
		return base && mine && { base, confirmed, mine: { ...mine, steps: chunks.flatMap(({ steps }) => steps) } };
	}

	/** The entries of a person, newest first: of one story, or of all. `count` is how many steps the server has not confirmed. */
	async entries(user, story) {
		const entries = await done(this.#db.transaction('mine').objectStore('mine').getAll());
		return entries.filter((entry) => entry.user === user && (!story || entry.story === story)).sort((a, b) => b.at - a.at);
	}

	/** Deletes an entry whose steps are all on the server, or that its person wants to be deleted. */
	async drop(client) {
		await this.#write((store) => {
			store('base').delete(client);
			store('mine').delete(client);
			store('steps').delete(all(client));
			store('unsent').delete(all(client));
		});
	}

	async #write(work) {
		let transaction;
		try {
			transaction = this.#transaction();
		} catch {
			// some browsers close the connection of a page in the background
			await this.reopen();
			transaction = this.#transaction();
		}
		await new Promise((resolve, reject) => {
			transaction.oncomplete = () => resolve();
			transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
			try {
				work((name) => transaction.objectStore(name));
				// else the browser drops it when the page is closed at this moment
				transaction.commit();
			} catch (error) {
				transaction.abort();
				reject(error);
			}
		});
	}

	#transaction() {
		// `strict` waits for the disk, not only for the system
		return this.#db.transaction(STORES, 'readwrite', { durability: 'strict' });
	}
}

const all = (client) => IDBKeyRange.bound([client, 0], [client, Infinity]);

function done(request) {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}
