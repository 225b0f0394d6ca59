//! What the editor makes of the server's answers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Server } from './server.js';

const answer = async (status, json) => {
	globalThis.fetch = async () => new Response(JSON.stringify(json), { status, headers: { 'content-type': 'application/json' } });
	return new Server('s', 1, 'amina').push(0, 'a', []);
};

test('an error keeps its word', async () => {
	for (const [status, error, kind] of [
		[400, 'bad_request', 'refused'],
		[413, 'too_large', 'refused'],
		[422, 'draft_too_large', 'refused'],
		[403, 'codes_needed', 'forbidden'],
		[404, 'not_found', 'gone'],
		[401, 'sign_in_required', 'signed_out'],
		[429, 'rate_limited', 'away'],
		[503, 'unavailable', 'away'],
	])
		assert.deepEqual(await answer(status, { error, message: 'x' }), { error, message: 'x', kind });
});

test('a 409 has the steps of others, or says that this page is outdated; one of the database is tried again', async () => {
	assert.equal((await answer(409, { version: 3, steps: [] })).kind, 'conflict');
	assert.equal((await answer(409, { reload: true })).kind, 'outdated');
	assert.equal((await answer(409, { schema: 2 })).kind, 'outdated');
	assert.equal((await answer(409, { error: 'conflict', message: 'x' })).kind, 'away');
});
