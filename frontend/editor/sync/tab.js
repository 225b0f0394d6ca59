//! Which tab this is: a name that no other tab has, held by a lock for as long as the tab lives.

const PREFIX = 'press-tab:';

/** A new name; the lock is held until the tab is closed or crashes. */
export async function newClient() {
	const client = crypto.randomUUID();
	await adopt(client);
	return client;
}

/** Takes over the name of a tab that is no longer there, until the function that this resolves to is called; `undefined` if the tab lives. */
export function adopt(client) {
	return new Promise((resolve) => {
		navigator.locks.request(PREFIX + client, { ifAvailable: true }, (lock) => {
			if (!lock) return resolve(undefined);
			return new Promise((release) => resolve(release));
		});
	});
}
