//! The form under a story: answers move it below their comment, what was typed survives a failure, and one text is one comment.

const section = document.getElementById('respond');
const home = document.createComment('');
section.before(home);
const heading = section.querySelector('h3');
const cancel = section.querySelector('button.respond-cancel');
const title = heading.firstChild.data;
const stored = 'comment:' + section.querySelector('form').getAttribute('action');
const form = () => section.querySelector('form');
const field = (name) => form().elements[name];
/** Where this device notes the page of the comment that was sent to this story last. */
const sent = 'own-' + stored;
/** As long as that page shows it (its cookie), in ms. */
const SHOWN = 60 * 60_000;
let begun;
let key = crypto.randomUUID?.() ?? Date.now() + '-' + Math.random();
let answered;

// a browser without storage is a browser without drafts
const draft = (work) => {
	try {
		return work(sessionStorage);
	} catch {
		return null;
	}
};

function put(name, value) {
	let input = field(name);
	if (!input) {
		input = Object.assign(document.createElement('input'), { type: 'hidden', name });
		form().append(input);
	}
	input.value = value;
}

function answer(link) {
	answered = link;
	link.closest('.comment').after(section);
	heading.firstChild.data = link.getAttribute('aria-label') + ' ';
	put('to', new URL(link.href).searchParams.get('to'));
	cancel.hidden = false;
	field('comment').focus();
}

function leave() {
	home.after(section);
	heading.firstChild.data = title;
	put('to', '');
	cancel.hidden = true;
	answered?.focus();
	answered = null;
}

function failed() {
	let note = form().querySelector('.form-failed');
	if (!note) {
		note = Object.assign(document.createElement('p'), { className: 'form-failed', tabIndex: -1 });
		note.setAttribute('role', 'alert');
		form().querySelector('.form-send').before(note);
	}
	note.textContent = '';
	note.textContent = form().dataset.failed;
}

async function send() {
	put('key', key);
	put('seconds', begun ? Math.round((performance.now() - begun) / 1000) : '');
	const button = form().querySelector('[type=submit]');
	button.disabled = true;
	form().setAttribute('aria-busy', 'true');
	try {
		const response = await fetch(form().action, { method: 'POST', body: new URLSearchParams(new FormData(form())), headers: { accept: 'text/html' } });
		if (response.redirected) {
			draft((storage) => storage.removeItem(stored));
			draft(() => localStorage.setItem(sent, JSON.stringify({ url: response.url, at: Date.now() })));
			location.assign(response.url);
			return;
		}
		// refused: the server sends the form back, with the errors beside their fields
		const page = new DOMParser().parseFromString(await response.text(), 'text/html');
		const fresh = page.querySelector('form.comment-form');
		if (!fresh) throw new Error(response.status);
		section.querySelector('.form-errors')?.remove();
		form().replaceWith(fresh);
		const errors = page.querySelector('.form-errors');
		if (errors) {
			fresh.before(errors);
			errors.focus();
		}
	} catch {
		const retry = () => {
			button.disabled = false;
			form().removeAttribute('aria-busy');
			failed();
		};
		// the app stores what could not be sent on the device (frontend/app/queue.js)
		const unsent = new CustomEvent('unsent', { bubbles: true, cancelable: true, detail: { failed: retry } });
		if (form().dispatchEvent(unsent)) retry();
	}
}

/** Says above the comments that one's own is waiting, and leads to where it can be changed: readers who come back would take it for lost. */
async function own() {
	const { url, at } = JSON.parse(draft(() => localStorage.getItem(sent)) ?? '{}');
	if (!url) return;
	const page = Date.now() - at < SHOWN && new DOMParser().parseFromString(await (await fetch(url)).text(), 'text/html');
	const status = page && page.querySelector('.form-status');
	// published, withdrawn, or too long ago
	if (!status || status.querySelector('a')) return draft(() => localStorage.removeItem(sent));
	const link = Object.assign(document.createElement('a'), { href: url, textContent: page.querySelector('.form-note')?.textContent });
	const note = Object.assign(document.createElement('p'), { className: 'form-status own-comment' });
	note.append(status.textContent, ' ', link);
	document.getElementById('comments-title')?.after(note);
}

document.addEventListener('click', (event) => {
	const link = event.target.closest?.('a.comment-answer');
	if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
	event.preventDefault();
	answer(link);
});
cancel.addEventListener('click', leave);
section.addEventListener('keydown', (event) => {
	if (event.key === 'Escape' && answered) leave();
});
section.addEventListener('focusin', () => begun ??= performance.now());
section.addEventListener('input', () => draft((storage) => storage.setItem(stored, field('comment').value)));
section.addEventListener('submit', (event) => {
	event.preventDefault();
	send();
});
// after going back from the page of one's own comment the form begins anew: it is not sent twice
addEventListener('pageshow', (event) => {
	if (!event.persisted || !form().hasAttribute('aria-busy')) return;
	form().reset();
	form().removeAttribute('aria-busy');
	form().querySelector('[type=submit]').disabled = false;
	key = crypto.randomUUID?.() ?? Date.now() + '-' + Math.random();
	leave();
});
// without a network the note comes at the next visit
own().catch(() => {});
field('comment').value ||= draft((storage) => storage.getItem(stored)) ?? '';
