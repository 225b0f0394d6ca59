//! Opening a story: first what earlier tabs have left on this device, then the draft from the server, or the copy on this device.

import { collab } from 'prosemirror-collab';
import { EditorState } from 'prosemirror-state';
import { SCHEMA } from '../schema/fields.js';
import { openJournal } from './journal.js';
import { restore, sendLeftovers } from './recover.js';
import { adopt, newClient } from './tab.js';

/** Everything that opening needs. */
export class Journals {
	#options;

	constructor(options) {
		this.#options = options;
	}

	/**
	 * `{ journal, client, state, tray, draft, isOld }`: `state` without the editor's plugins; `isOld` when it comes from this
	 * device. Or `{ problem }` when there is nothing to show.
	 */
	async open() {
		const { user, story, schema, server, tray } = this.#options;
		const journal = await openJournal().catch(() => new NoJournal());
		navigator.storage?.persist?.().catch(() => {});
		const putAside = (words) => tray.add(words);
		await sendLeftovers({ journal, server, schema, user, story, putAside }).catch(() => false);
		const draft = await server.draft();
		if (draft.kind === 'ok') {
			const client = await newClient();
			const doc = schema.nodeFromJSON(draft.doc);
			// a document that this program cannot read must not be written by it
			try {
				doc.check();
			} catch {
				return { problem: 'outdated' };
			}
			if (draft.schema > SCHEMA) return { problem: 'outdated' };
			await journal.begin({ client, user, story, version: draft.version, schema: SCHEMA, doc: draft.doc }).catch(() => {});
			return { journal, client, tray: draft.tray, draft, state: EditorState.create({ doc, plugins: [collab({ version: draft.version, clientID: client })] }) };
		}
		if (draft.kind !== 'away') return { problem: draft.kind };
		return (await this.#onDevice(journal)) ?? { problem: 'away' };
	}

	/** The newest entry of a tab that is gone: with what it has not sent, or at least as it was last seen. */
	async #onDevice(journal) {
		const { user, story, schema } = this.#options;
		const entries = await journal.entries(user, story).catch(() => []);
		entries.sort((a, b) => Number(b.steps.length > 0) - Number(a.steps.length > 0));
		for (const { client } of entries) {
			const entry = (await adopt(client)) && (await journal.load(client));
			if (entry) return { journal, client, isOld: true, state: restore(schema, entry) };
		}
		return undefined;
	}
}

/** Where the browser gives no storage, every write says so, and the editor shows it. */
class NoJournal {
	async entries() {
		return [];
	}

	async begin() {
		throw new Error('no storage');
	}

	async save() {
		throw new Error('no storage');
	}

	async drop() {}
}
