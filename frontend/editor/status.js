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

/** What stands above the text once nothing is sent any more; `all` are the words of the editor. */
export function whyStopped({ stopped, code, journalFails }, all) {
	const { what, act } = all.stop(stopped, code);
	return journalFails ? `${what} ${all.noCopy}` : `${what} ${all.safe} ${act}`;
}

function onDevice({ stopped, code, unsent }, words) {
	const reason = words.stopped[code] ?? words.stopped[stopped] ?? words.offline;
	return `${words.onDevice} ${reason.replace('{n}', unsent)}`;
}
