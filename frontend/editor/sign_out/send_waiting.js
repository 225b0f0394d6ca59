//! Sends what closed tabs of a person have left on this device, in all stories.

import { SCHEMA } from '../schema/fields.js';
import { schema } from '../schema.js';
import { sendLeftovers } from '../sync/recover.js';
import { Server } from '../sync/server.js';

/** Resolves when everything was tried once. */
export async function sendWaiting(journal, user) {
	const stories = new Set((await journal.entries(user)).map(({ story }) => story));
	for (const story of stories) {
		const server = new Server(story, SCHEMA, user);
		const putAside = async ({ text, why, by }) => (await server.putAside({ text, why, removed_by: by ?? '' })).kind === 'ok';
		await sendLeftovers({ journal, server, schema, user, story, putAside });
	}
}
