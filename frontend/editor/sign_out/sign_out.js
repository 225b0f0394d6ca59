//! Signing out: what waits on this device is sent first. What cannot be sent stays for this person, or is deleted if they want that.

import { openJournal } from '../sync/journal.js';
import { CHANNEL } from '../sync/channel.js';

/** How long open tabs have to send what waits, in milliseconds. */
const TABS_SEND_FOR = 2_500;

/** Ends the session by sending `form`, once it is clear what happens to the words that wait. */
export async function signOut(form) {
	const { user } = form.dataset;
	const journal = await openJournal().catch(() => undefined);
	if (journal && !(await settled(journal, user))) return;
	form.submit();
}

/** False when the person stays signed in. */
async function settled(journal, user) {
	const waiting = async () => (await journal.entries(user)).filter(({ count, aside }) => count || aside.length);
	if (!(await waiting()).length) return true;
	new BroadcastChannel(CHANNEL).postMessage({ send: user });
	for (const until = performance.now() + TABS_SEND_FOR; performance.now() < until; await new Promise((resolve) => setTimeout(resolve, 100))) {
		if (!(await waiting()).length) return true;
	}
	await import('/assets/send-waiting.js').then(({ sendWaiting }) => sendWaiting(journal, user)).catch(() => {});
	const rest = await waiting();
	if (!rest.length) return true;
	const choice = await ask(rest);
	if (choice === 'delete') for (const { client } of rest) await journal.drop(client);
	return choice === 'keep' || choice === 'delete';
}

/** Shows which stories have words that wait; resolves to `keep`, `delete`, or something else for staying. */
function ask(entries) {
	const dialog = document.getElementById('waiting');
	const line = ({ headline, story }) => {
		const link = Object.assign(document.createElement('a'), { href: `/desk/stories/${story}/`, textContent: headline || dialog.dataset.untitled });
		const item = document.createElement('li');
		item.append(link);
		return item;
	};
	dialog.querySelector('ul').replaceChildren(...entries.map(line));
	dialog.returnValue = '';
	dialog.onclick = (event) => {
		// not by sending the form: a form of the desk is sent once only
		event.preventDefault();
		const button = event.target.closest('button');
		const link = event.target.closest('a');
		if (button) dialog.close(button.value);
		if (link) location.assign(link.href);
	};
	dialog.showModal();
	return new Promise((resolve) => dialog.addEventListener('close', () => resolve(dialog.returnValue), { once: true }));
}
