//! The line that says in words where the text is. "Saved" stands there only while everything typed is on the server.

/** The sentence for a status (see `Session.status`), the number of uploads on their way and the story's state. */
export function sentence(status, uploads, story, words) {
	if (status.place === 'nowhere') return words.nowhere;
	if (status.journalFails && status.place !== 'server') return words.notOnDevice;
	if (status.place === 'sending') return words.sending;
	if (status.place === 'device') return onDevice(status, words);
	if (uploads) return words.uploadsWait.replace('{n}', uploads);
	if (story.live) return story.changes ? words.savedWithChanges : words.savedPublished;
	if (story.state === 'scheduled') return story.changes ? words.savedScheduledChanges : words.savedScheduled;
	return words.saved;
}

function onDevice({ stopped, unsent }, words) {
	const reason = words.stopped[stopped] ?? words.offline;
	return `${words.onDevice} ${reason.replace('{n}', unsent)}`;
}
