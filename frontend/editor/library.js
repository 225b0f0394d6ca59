//! What the paper has: pictures, stories, tags, authors. Each request is made once.

/** Look-ups of the editor. */
export class Library {
	#media = new Map();
	#stories = new Map();

	/** `{ id, src, width, height, alt, caption, credit, name }`, or `undefined`. */
	media(id) {
		if (!this.#media.has(id)) this.#media.set(id, get(`/desk/pictures/${id}/picture.json`));
		return this.#media.get(id);
	}

	/** Remembers what an upload has answered. */
	remember(media) {
		this.#media.set(media.id, Promise.resolve(media));
	}

	/** `{ id, headline, hint, href }` of stories, tags and authors that match. */
	async find(words) {
		return (await get(`/desk/find?q=${encodeURIComponent(words)}`))?.found ?? [];
	}

	/** One story. */
	story(id) {
		if (!this.#stories.has(id)) this.#stories.set(id, get(`/desk/find?story=${id}`).then((json) => json?.found?.[0]));
		return this.#stories.get(id);
	}
}

async function get(path) {
	try {
		const response = await fetch(path, { headers: { accept: 'application/json' } });
		return response.ok ? await response.json() : undefined;
	} catch {
		return undefined;
	}
}
