//! Opening a story: first what earlier tabs have left on this device, then the draft from the server, or the copy on this device.

import { collab } from 'prosemirror-collab';
import { EditorState } from 'prosemirror-state';
import { SCHEMA } from '../schema/fields.js';
import { openJournal } from './journal.js';
import { restore, sendLeftovers } from './recover.js';
import { adopt, newClient } from './tab.js';

/** How long opening waits for words of earlier visits to be sent, in milliseconds; very many arrive a little later. */
const REST_AT_MOST = 2_000;

/** Everything that opening needs. */
export class Journals {
	#options;

	constructor(options) {
		this.#options = options;
	}

	/**
	 * `{ journal, client, state, tray, draft, isOld }`: `state` without the editor's plugins; `isOld` when it comes from this
	 * device; `rest` is there while an earlier visit's words are still on this device, and resolves to whether they are; `sendRest()` tries again. Or
	 * `{ problem }` when there is nothing to show.
	 */
	async open() {
		const { user, story, schema, server, tray } = this.#options;
		const journal = await openJournal().catch(() => new NoJournal());
		navigator.storage?.persist?.().catch(() => {});
		const sendRest = () => sendLeftovers({ journal, server, schema, user, story, putAside: (words) => tray.add(words) }).catch(() => true);
		const rest = sendRest();
		const isRest = await Promise.race([rest, new Promise((resolve) => setTimeout(resolve, REST_AT_MOST, true))]);
		const draft = await server.draft();
		if (draft.kind === 'ok') {
			const client = await newClient();
			const doc = readable(schema, draft);
			if (!doc) return { problem: 'outdated' };
			await journal.begin({ client, user, story, version: draft.version, schema: SCHEMA, doc: draft.doc }).catch(() => {});
			return { journal, client, rest: isRest ? rest : undefined, sendRest, tray: draft.tray, draft, state: EditorState.create({ doc, plugins: [collab({ version: draft.version, clientID: client })] }) };
		}
		if (draft.kind !== 'away') return { problem: draft.kind };
		return (await this.#onDevice(journal)) ?? { problem: 'away' };
	}

	/** The newest entry of a tab that is gone: with what it has not sent, or at least as it was last seen. */
	async #onDevice(journal) {
		const { user, story, schema } = this.#options;
		const entries = await journal.entries(user, story).catch(() => []);
		entries.sort((a, b) => Number(b.count > 0) - Number(a.count > 0));
		for (const { client } of entries) {
			const release = await adopt(client);
			const entry = release && (await journal.load(client).catch(() => undefined));
			try {
				if (entry) return { journal, client, isOld: true, aside: entry.mine.aside, state: restore(schema, entry) };
			} catch {
				// made by another version of this program: sent as it is once there is a connection
			}
			release?.();
		}
		return undefined;
	}
}

/** The document of a draft; `undefined` for one that this program cannot read, and must not write. */
function readable(schema, draft) {
	if (draft.schema > SCHEMA) return undefined;
	try {
		const doc = schema.nodeFromJSON(draft.doc);
		doc.check();
		return doc;
	} catch {
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
