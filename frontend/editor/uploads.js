//! Pictures and files on their way to the server: kept on this device until they are there, so that no photo is lost.

const STORE = 'files';
const RETRY = 5_000;
/** Statuses that may be others later: no connection, signed out, too slow, too many. */
const LATER = new Set([0, 401, 408, 429]);

/** Uploads with this before the id of their block are the subtitles of its film. */
export const SUBTITLES = 'subtitles:';

/** All uploads of one story; blocks find theirs by the block's id. */
export class Uploads {
	#going = new Map();
	#watchers = new Set();
	#db;
	#story;
	#user;
	#finish;
	#isWanted;

	/**
	 * `finish(blockId, media)` puts the stored picture into the text; files belong to the person `user`; `isWanted(blockId)` says whether
	 * the block is still in the text.
	 */
	constructor({ story, user, finish, isWanted }) {
		this.#isWanted = isWanted;
		this.#story = story;
		this.#user = user;
		this.#finish = finish;
		addEventListener('online', () => this.#again());
	}

	/** Goes on with what an earlier visit has left. */
	async resume() {
		for (const { id, story, user, file } of await this.#stored().catch(() => [])) {
			if (story !== this.#story || user !== this.#user || this.#going.has(id)) continue;
			if (this.#isWanted(id)) this.#begin(id, file);
		}
	}

	/** Sends a file for the block with this id. */
	async add(id, file) {
		await this.#write((store) => store.put({ id, story: this.#story, user: this.#user, file })).catch(() => {});
		this.#begin(id, file);
	}

	/** `{ stage: 'waiting' | 'sending' | 'failed', percent, url, error }`, or `undefined`. */
	of(id) {
		return this.#going.get(id);
	}

	/** All by id. */
	get all() {
		return this.#going;
	}

	/** How many are on their way to the server: neither those that it has refused nor those whose block is gone. */
	get count() {
		return [...this.#going].filter(([id, { stage }]) => stage !== 'failed' && this.#isWanted(id)).length;
	}

	/** Calls `work` at each change; the returned function ends that. */
	watch(work) {
		this.#watchers.add(work);
		return () => this.#watchers.delete(work);
	}

	retry(id) {
		const upload = this.#going.get(id);
		if (upload) this.#send(id, upload);
	}

	/** Removes a file whose block was given to another one. */
	async drop(id) {
		const upload = this.#going.get(id);
		if (!upload) return;
		this.#remove(id, upload);
		await this.#write((store) => store.delete(id)).catch(() => {});
	}

	#remove(id, upload) {
		this.#going.delete(id);
		if (upload.url) URL.revokeObjectURL(upload.url);
		for (const work of this.#watchers) work();
	}

	#begin(id, file) {
		const url = file.type.startsWith('image/') ? URL.createObjectURL(file) : '';
		const upload = { file, url, stage: 'waiting', percent: 0, error: '' };
		this.#going.set(id, upload);
		this.#send(id, upload);
	}

	#send(id, upload) {
		const request = new XMLHttpRequest();
		const set = (change) => {
			Object.assign(upload, change);
			for (const work of this.#watchers) work();
		};
		set({ stage: 'sending', percent: 0 });
		request.upload.onprogress = ({ loaded, total }) => set({ percent: Math.round((loaded / total) * 100) });
		request.onerror = request.ontimeout = () => {
			set({ stage: 'waiting' });
			setTimeout(() => this.#going.get(id) === upload && upload.stage === 'waiting' && this.#send(id, upload), RETRY);
		};
		request.onload = async () => {
			// another file has taken its place meanwhile
			if (this.#going.get(id) !== upload) return;
			const json = parsed(request.responseText);
			if (request.status >= 500 || LATER.has(request.status)) return request.onerror();
			if (request.status >= 400) return set({ stage: 'failed', error: json.message ?? json.error ?? request.statusText });
			this.#going.delete(id);
			if (upload.url) URL.revokeObjectURL(upload.url);
			this.#finish(id, json);
			for (const work of this.#watchers) work();
			await this.#write((store) => store.delete(id)).catch(() => {});
		};
		request.open('POST', `/desk/pictures/pictures.json?name=${encodeURIComponent(upload.file.name || 'photo')}`);
		request.setRequestHeader('content-type', upload.file.type || 'application/octet-stream');
		request.setRequestHeader('accept', 'application/json');
		request.setRequestHeader('x-person', this.#user);
		request.send(upload.file);
	}

	#again() {
		for (const [id, upload] of this.#going) if (upload.stage === 'waiting') this.#send(id, upload);
	}

	async #stored() {
		const db = await this.#open();
		return wait(db.transaction(STORE).objectStore(STORE).getAll());
	}

	async #write(work) {
		const db = await this.#open();
		await wait(work(db.transaction(STORE, 'readwrite').objectStore(STORE)));
	}

	#open() {
		this.#db ??= new Promise((resolve, reject) => {
			const opening = indexedDB.open('press-uploads', 1);
			opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'id' });
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = () => reject(opening.error);
		});
		return this.#db;
	}
}

function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return {};
	}
}

function wait(request) {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}
