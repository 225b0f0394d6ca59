//! `<story-editor>`: the text of a story, written in the browser and stored by the server step by step.
//!
//! The page around it talks to it through events: it emits `story-fields` (all fields, at the beginning and after each change),
//! `story-status`, `story-people`, `story-uploads` (files of fields) and `choose-picture` (the id of a block), and listens to `set-field`
//! ({ name, value }), `upload-file` ({ name, file }) and `picture-chosen` ({ block, media }).

import { watchActs } from './acts.js';
import { Checks } from './checks.js';
import { keysList } from './keys_list.js';
import { signInAgain } from './sign_in_again.js';
import { SCHEMA } from './schema/fields.js';
import { schema } from './schema.js';
import { Journals } from './sync/journals.js';
import { Live } from './sync/live.js';
import { Server } from './sync/server.js';
import { Session } from './sync/session.js';
import { sentence, whyStopped } from './status.js';
import { Tray } from './tray.js';
import { SUBTITLES, Uploads } from './uploads.js';
import { findPlugin } from './find/plugin.js';
import { Library } from './library.js';
import { pastePlugin } from './paste/plugin.js';
import { wordsOf } from './words.js';
import { inputRules } from './typing/rules.js';
import { watchKeyboard } from './view/keyboard_inset.js';
import { toPart } from './view/parts.js';
import { makeView } from './view/view.js';
import { blockAt } from './view/block_at.js';
import { h } from './view/dom.js';
import { showPeople } from './view/carets.js';

/** Wait before a story that could not be opened is asked for again, in milliseconds. */
const OPEN_AGAIN = 2_000;
/** Wait before words of an earlier visit are sent again. */
const SEND_REST_AGAIN = 10_000;
/** Before the name of a field for which a file is on its way; ids of blocks have no colon. */
const FIELD = 'field:';
const blockOf = (id) => (id.startsWith(SUBTITLES) ? id.slice(SUBTITLES.length) : id);

/** Letters are commands on the desk's other pages; somebody who writes and has lost the focus must not begin another story with them. */
function keepLetters(event) {
	if (/^\p{L}$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
}

export class StoryEditor extends HTMLElement {
	#story = { state: '', live: false, saved: 0 };
	#shown = [null, null, null];
	/** Whether words of an earlier visit are still on this device. */
	#hasRest = false;
	#isLoud = false;

	async connectedCallback() {
		this.words = wordsOf(JSON.parse(this.dataset.words));
		this.place = (name) => document.getElementById(`story-${name}`);
		keysList({ words: this.words, button: this.place('keys') });
		// since when the story is in its state is true when the page is made, and would stand beside "Saved"
		if (!document.querySelector('.story-state .scheduled')) this.place('people').nextElementSibling?.remove();
		document.addEventListener('keydown', keepLetters);
		const { story, user } = this.dataset;
		this.server = new Server(story, SCHEMA, user);
		this.library = new Library();
		const place = this.place('tray');
		this.tray = new Tray({ place, words: this.words, server: this.server, view: () => this.view, changed: () => this.session?.keepSoon() });
		this.journals = new Journals({ user, story, schema, server: this.server, tray: this.tray });
		for (;;) {
			const opened = await this.journals.open();
			if (!opened.problem) return this.#begin(opened, user, story);
			this.#cannotOpen(opened.problem);
			if (opened.problem !== 'away') return;
			await new Promise((resolve) => setTimeout(resolve, OPEN_AGAIN));
		}
	}

	#begin(opened, user, story) {
		this.uploads = new Uploads({ story, user, finish: (id, media) => this.#uploaded(id, media), isWanted: this.#isWanted });
		this.view = makeView({ editor: this, opened, schema });
		const { journal, client } = opened;
		this.session = new Session({ view: this.view, journal, server: this.server, who: { user, story, client }, aside: () => this.tray.unsent });
		this.session.addEventListener('status', this.#show);
		this.session.addEventListener('lost', ({ detail }) => this.tray.add({ ...detail, name: this.#nameOf(detail.by) }));
		this.session.addEventListener('version', this.#fields);
		this.uploads.watch(this.#show);
		watchKeyboard();
		this.checks = new Checks({ view: () => this.view, url: `/desk/stories/${story}/checks`, words: JSON.parse(this.dataset.checks) });
		this.session.addEventListener('version', this.checks.later);
		this.place('notice').hidden = true;
		this.uploads.watch(this.#showUploads);
		this.tray.set(opened.tray ?? []);
		for (const words of opened.aside ?? []) this.tray.add(words);
		if (opened.rest) this.#sendRest(opened);
		if (opened.draft) this.#state(opened.draft);
		this.#listen(client);
		this.#fields();
		this.#show();
		if (opened.isOld) this.session.sendNow();
		this.uploads.resume();
		this.setAttribute('data-ready', '');
		this.#takeFocus();
		performance.mark('editor-ready');
		this.dispatchEvent(new Event('ready'));
	}

	#listen(client) {
		this.live = new Live({ url: this.server.live, schema: SCHEMA, version: () => this.session.version, client });
		const on = (name, work) => this.live.addEventListener(name, ({ detail }) => work(detail));
		on('steps', ({ version, steps }) => this.session.receive(version, steps));
		on('ask', () => this.session.catchUp());
		on('reload', () => this.session.catchUp());
		on('state', (state) => this.#state(state));
		on('people', ({ people }) => this.#people(people.filter((each) => each.client !== client)));
		on('signed_out', () => this.session.sendNow());
		this.addEventListener('upload-file', ({ detail: { name, file } }) => this.uploads.add(FIELD + name, file));
		this.addEventListener('picture-chosen', ({ detail: { block, media } }) => {
			this.uploads.drop(block);
			this.#uploaded(block, media);
		});
		this.addEventListener('set-field', ({ detail: { name, value } }) => this.#setField(name, value));
		const flush = async () => ({ saved: (await this.session.flushed()) && !this.uploads.count && !this.#hasRest, version: this.session.version });
		watchActs({ flush, tell: (text) => this.#tell(text), words: this.words });
		signInAgain({ form: this.place('signed-out'), email: this.dataset.email, words: this.words, resume: () => this.session.resume() });
		this.addEventListener('compositionend', () => this.session.composed());
		this.addEventListener('beforeinput', ({ inputType }) => /^insert(?:ReplacementText|DictationResult)$/.test(inputType) && this.session.dictated());
	}

	/** Whether the place of a file is still in the text; fields always are. */
	#isWanted = (id) => id.startsWith(FIELD) || blockAt(this.view.state.doc, blockOf(id)) !== undefined;

	/** What is typed first belongs to the story, not to the keys of the desk. A finger says itself where it begins, because of its keyboard. */
	#takeFocus() {
		const isElsewhere = document.activeElement !== document.body || location.hash || document.querySelector('dialog:modal, :popover-open');
		if (isElsewhere) return;
		const { doc } = this.view.state;
		const isNew = !doc.child(0).content.size;
		if (!isNew && !matchMedia('(pointer: fine)').matches) return;
		this.view.focus();
		// an empty body has no place for the caret yet, and to look at a story must not change it
		if (isNew || doc.lastChild.childCount) toPart(this.view, isNew ? 0 : doc.childCount - 1, false);
	}

	/** Plugins of paste, typing and finding. */
	extraPlugins(schema) {
		const upload = async (file, { id }) => {
			await this.uploads.add(id, file);
			return {};
		};
		const isOwnLink = (url) => URL.parse(url, location.href)?.origin === location.origin;
		const notice = (text, action) => this.#tell(text, action);
		const place = (bar) => this.querySelector('.story-text').before(bar);
		return [
			...inputRules(schema),
			...pastePlugin({ schema, upload, isOwnLink, notice, words: this.words.paste }),
			...[findPlugin({ words: this.words.find, place })].flat(),
		];
	}

	/** Called by the view after each transaction. */
	changed(transaction) {
		if (!this.session) return;
		if (transaction.docChanged && !transaction.getMeta('collab$')) this.session.changed();
		if (transaction.docChanged) this.#fields();
		const { anchor, head } = this.view.state.selection;
		if (transaction.selectionSet || transaction.docChanged) this.live?.presence(anchor, head);
	}

	#setField(name, value) {
		if (!(name in this.view.state.doc.attrs)) return;
		if (JSON.stringify(this.view.state.doc.attrs[name]) === JSON.stringify(value)) return;
		this.view.dispatch(this.view.state.tr.setDocAttribute(name, value));
	}

	/** Only when a field has changed: typing in the body must not wake the panel. */
	#fields = () => {
		const { doc } = this.view.state;
		const now = [doc.attrs, doc.child(0), doc.child(1)];
		if (this.#shown.every((each, at) => each === now[at])) return;
		this.#shown = now;
		const detail = { ...doc.attrs, headline: doc.child(0).textContent, standfirst: doc.child(1).textContent };
		this.dispatchEvent(new CustomEvent('story-fields', { detail: JSON.stringify(detail), bubbles: true }));
	};

	/** How far the files of the panel's fields are. */
	#showUploads = () => {
		const all = [...this.uploads.all].filter(([id]) => id.startsWith(FIELD));
		const detail = Object.fromEntries(all.map(([id, { stage, percent, error }]) => [id.slice(FIELD.length), { stage, percent, error }]));
		this.dispatchEvent(new CustomEvent('story-uploads', { detail: JSON.stringify(detail), bubbles: true }));
	};

	#state({ state, live, saved }) {
		this.#story = { state, live, saved };
		this.#show();
		this.dispatchEvent(new CustomEvent('story-state', { detail: JSON.stringify(this.#story), bubbles: true }));
	}

	#show = () => {
		const { status, version } = this.session;
		const changes = version > this.#story.saved;
		const place = status.place === 'server' && this.#hasRest ? 'sending' : status.place;
		const text = sentence({ ...status, place }, this.uploads.count, { ...this.#story, changes }, this.words.status);
		const line = this.place('status');
		// a bar without room for all of it cuts it off
		if (line.textContent !== text) line.title = line.textContent = text;
		line.dataset.place = place;
		this.place('signed-out').hidden = status.stopped !== 'signed_out';
		const notice = this.place('notice');
		const isStopped = ['refused', 'outdated', 'forbidden', 'gone'].includes(status.stopped);
		const isLoud = status.journalFails;
		if (isLoud) this.#tell(this.words.longNoCopy);
		else if (this.#isLoud) notice.hidden = true;
		this.#isLoud = isLoud;
		if (isStopped) notice.hidden = false;
		if (isStopped) notice.textContent = whyStopped(status, this.words);
	};

	/** Words of an earlier visit that the server could not take yet. */
	async #sendRest({ rest, sendRest }) {
		this.#hasRest = true;
		this.#tell(this.words.longLeftovers);
		for (let waits = await rest; waits; waits = await sendRest()) await new Promise((resolve) => setTimeout(resolve, SEND_REST_AGAIN));
		this.place('notice').hidden = true;
		this.#hasRest = false;
		this.#show();
	}

	/** One sentence above the text, perhaps with a button: `{ label, run }`. */
	#tell(text, action) {
		const notice = this.place('notice');
		const act = action && h('button', { type: 'button', class: 'button quiet small', onclick: () => action.run() || (notice.hidden = true) }, action.label);
		notice.replaceChildren(...[text, ' ', act].filter(Boolean));
		notice.hidden = false;
		notice.scrollIntoView({ block: 'nearest' });
	}

	#people(people) {
		this.peopleHere = people;
		showPeople(this.view, people);
		const names = [...new Set(people.filter((each) => each.user !== this.dataset.user).map((each) => each.name))];
		const line = this.place('people');
		line.textContent = names.length ? this.words.here.replace('{names}', names.join(', ')) : '';
		this.dispatchEvent(new CustomEvent('story-people', { detail: JSON.stringify(people), bubbles: true }));
	}

	#nameOf = (user) => this.peopleHere?.find((each) => each.user === user)?.name;

	/** A file has arrived: its block gets the picture, and what the file says about it. */
	#uploaded(id, media) {
		this.library.remember(media);
		if (id.startsWith(FIELD)) return this.#setField(id.slice(FIELD.length), media.id);
		const position = blockAt(this.view.state.doc, blockOf(id));
		if (position === undefined) return;
		if (id.startsWith(SUBTITLES)) return this.view.dispatch(this.view.state.tr.setNodeAttribute(position, 'subtitles', media.id));
		const node = this.view.state.doc.nodeAt(position);
		const { schema, tr } = this.view.state;
		tr.setNodeAttribute(position, 'media', media.id);
		// a caption that the file brings is a suggestion: it fills the empty line, and replaces nothing
		const line = node.firstChild;
		if (media.caption && line?.type === schema.nodes.caption && !line.content.size) tr.insertText(media.caption, position + 2);
		this.view.dispatch(tr);
	}

	#cannotOpen(problem) {
		const notice = this.place('notice');
		notice.hidden = false;
		notice.textContent = this.words.long[problem] ?? whyStopped({ stopped: problem }, this.words);
	}
}
