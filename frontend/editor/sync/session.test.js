//! Dictation replaces its last words several times without saying that it composes: changes of others wait until it pauses.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collab, getVersion } from 'prosemirror-collab';
import { EditorState } from 'prosemirror-state';
import { Authority, Writer, draft, positionOf } from '../tests/authority.mjs';

globalThis.addEventListener = () => {};
globalThis.document = { addEventListener() {} };
globalThis.BroadcastChannel = class {};
const { Session } = await import('./session.js');

const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** A session without a screen; its server accepts everything. */
function begin(doc, authority) {
	const view = {
		composing: false,
		state: EditorState.create({ doc, plugins: [collab({ version: 0, clientID: 'amina' })] }),
		dispatch(transaction) {
			this.state = this.state.apply(transaction);
		},
	};
	const server = {
		push: async (version, client, steps) => ({ kind: 'ok', ...authority.push(version, client, client, steps) }),
		since: async (version) => ({ kind: 'ok', ...authority.since(version) }),
	};
	const who = { user: 'amina', story: 's', client: 'amina' };
	const session = new Session({ view, journal: { save: async () => {} }, server, who, aside: () => [] });
	session.addEventListener('lost', ({ detail }) => assert.fail(`words without a place: ${JSON.stringify(detail)}`));
	return { session, view };
}

test('twelve bursts of dictation end as they were spoken, with the words of the other around them', async () => {
	const doc = draft('Start.', 'The talks go on.');
	const authority = new Authority();
	const { session, view } = begin(doc, authority);
	const bilal = new Writer('bilal', doc, authority);
	let spoken = '';
	for (let burst = 0; burst < 12; burst += 1) {
		// the phone guesses, then replaces its guess
		const from = positionOf(view.state.doc, 'Start.') + 'Start.'.length + spoken.length;
		for (const guess of [' wor', ' word', ` word${burst}`]) {
			const end = from + (view.state.doc.resolve(from).parent.textContent.length - 'Start.'.length - spoken.length);
			view.dispatch(view.state.tr.insertText(guess, from, end));
			session.dictated();
			session.changed();
			bilal.write((tr, find) => tr.insertText('x', find('talks')));
			bilal.sync();
			const before = view.state.doc;
			session.receive(authority.rows.length, authority.rows.slice(getVersion(view.state)));
			assert.equal(view.state.doc, before, 'a change of the other waits');
			await wait(5);
		}
		spoken += ` word${burst}`;
	}
	await wait(1_500);
	assert.equal(await session.flushed(), true);
	bilal.sync();
	const body = view.state.doc.lastChild;
	assert.equal(body.textBetween(0, body.content.size, '\n'), bilal.text);
	assert.equal(bilal.text, `Start.${spoken}\nThe ${'x'.repeat(36)}talks go on.`);
});
