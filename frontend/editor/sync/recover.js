//! What other tabs of this person left behind on this device (closed, crashed, offline) is sent before the story opens.

import { collab, getVersion } from 'prosemirror-collab';
import { EditorState } from 'prosemirror-state';
import { Step } from 'prosemirror-transform';
import { merge, unconfirmed } from './merge.js';
import { adopt } from './tab.js';

/** Letters of one note in the tray; the server takes 200,000 bytes. */
const MOST_LETTERS = 50_000;

/** The state of the entry of a tab that is gone: the document with every step that was written to the journal. */
export function restore(schema, entry, plugins = []) {
	const { base, confirmed, mine } = entry;
	let doc = schema.nodeFromJSON(base.doc);
	for (const row of confirmed) if (row.version > base.version && row.version <= mine.version) doc = applied(schema, doc, row.step);
	const clientID = base.client;
	const state = EditorState.create({ doc, plugins: [...plugins, collab({ version: mine.version, clientID })] });
	let transaction = state.tr;
	for (const step of mine.steps) transaction = transaction.step(Step.fromJSON(schema, step));
	return state.apply(transaction.setMeta('recovered', true));
}

function applied(schema, doc, step) {
	const result = Step.fromJSON(schema, step).apply(doc);
	if (!result.doc) throw new Error(result.failed);
	return result.doc;
}

/**
 * Sends what dead tabs have left. Words that lose their place go through `putAside`, which resolves to whether the server has them.
 * True if anything still waits on this device.
 */
export async function sendLeftovers({ journal, server, schema, user, story, putAside }) {
	let waits = false;
	for (const left of await journal.entries(user, story)) {
		const release = await adopt(left.client);
		if (!release) continue;
		if (await sendEntry({ journal, server, schema, putAside }, left)) await journal.drop(left.client);
		else waits = true;
		release();
	}
	return waits;
}

async function sendEntry({ journal, server, schema, putAside }, left) {
	for (const words of left.aside) if (!(await putAside(words))) return false;
	if (!left.count) return true;
	const entry = await journal.load(left.client);
	return Boolean(entry) && send(server, schema, entry, putAside);
}

async function send(server, schema, entry, putAside) {
	const { client } = entry.base;
	let state;
	try {
		state = restore(schema, entry);
	} catch {
		return setAside(entry, putAside);
	}
	for (;;) {
		const { version, steps } = pending(state);
		const answer = steps.length ? await server.push(version, client, steps) : { kind: 'ok', version, steps: [] };
		if (answer.kind === 'refused' || answer.kind === 'outdated') return setAside(entry, putAside);
		if (answer.kind !== 'ok' && answer.kind !== 'conflict') return false;
		let merged = merge(state, answer.version, answer.steps, client);
		if (merged?.gap) {
			const since = await server.since(version);
			if (since.kind !== 'ok') return since.kind === 'outdated' && setAside(entry, putAside);
			merged = merge(state, since.version, since.steps, client);
		}
		if (merged?.transaction) {
			for (const words of merged.lost) if (!(await putAside(words))) return false;
			state = state.apply(merged.transaction);
		}
		if (!unconfirmed(state).length) return true;
	}
}

function pending(state) {
	const rows = unconfirmed(state).slice(0, 400);
	return { version: getVersion(state), steps: rows.map(({ step }) => step.toJSON()) };
}

/** What cannot be applied to the text any more is at least put beside it. */
async function setAside(entry, putAside) {
	const text = entry.mine.steps.map((step) => wordsOf(step.slice?.content)).join('').trim();
	for (let at = 0; at < text.length; at += MOST_LETTERS) {
		if (!(await putAside({ why: 'refused', text: text.slice(at, at + MOST_LETTERS) }))) return false;
	}
	return true;
}

const wordsOf = (content = []) => content.map((node) => node.text ?? wordsOf(node.content) + (node.content ? '\n' : '')).join('');
