//! Taking in the steps that the server has confirmed, one's own among them.

import { getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import { Step } from 'prosemirror-transform';
import { lostWords } from './lost_words.js';

/** One's own steps that the server has not confirmed, as `{ step, origin }`. */
export function unconfirmed(state) {
	const sendable = sendableSteps(state);
	return sendable ? sendable.steps.map((step, index) => ({ step, origin: sendable.origins[index] })) : [];
}

/**
 * The transaction that brings `state` up to `version`, and the words that lose their place; `undefined` when there is nothing
 * to do. `rows` are the last steps before `version`, oldest first. `gap: true` when some are missing between the state and them.
 */
export function merge(state, version, rows, client) {
	const known = rows.length - (version - getVersion(state));
	if (known < 0) return { gap: true };
	const news = rows.slice(known);
	if (!news.length) return undefined;
	const steps = news.map((row) => Step.fromJSON(state.schema, row.step));
	const clients = news.map((row) => row.client);
	const own = clients.filter((each) => each === client).length;
	const before = unconfirmed(state).slice(own);
	const transaction = receiveTransaction(state, steps, clients, { mapSelectionBackward: true });
	const after = unconfirmed(state.apply(transaction));
	const others = news.filter((row) => row.client !== client);
	const lost = others.length ? lostWords(transaction, before, after).map((words) => ({ ...words, by: others.at(-1).user })) : [];
	return { transaction, lost, confirmed: news.map((row, index) => ({ version: version - news.length + index + 1, step: row.step, by: row.client })) };
}
