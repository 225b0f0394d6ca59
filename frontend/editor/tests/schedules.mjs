//! Two editors in one story, in random schedules: each changes the text, loses the network, gets no answer, closes the tab and comes back.
//! Afterwards nothing may be missing: what somebody typed is in the text, or beside it, or was deleted by somebody who saw it.
//!
//! `node schedules.mjs <base URL> <JSON of cookies by person> <JSON of story ids> <seed>`: the session, the merging and the recovery are those of
//! the page, the server is a real one. Writes what was lost; exits with 1 if something was.

import { collab } from 'prosemirror-collab';
import { history, redo, undo } from 'prosemirror-history';
import { EditorState } from 'prosemirror-state';
import { CHANGES } from '../compare/changes.mjs';
import { everyKind } from '../compare/document.mjs';
import { Random } from '../compare/random.mjs';
import { SCHEMA } from '../schema/fields.js';
import { schema } from '../schema.js';
import { sendLeftovers } from '../sync/recover.js';
import { Server } from '../sync/server.js';
import { Session } from '../sync/session.js';
import { newClient } from '../sync/tab.js';
import { blockIds } from '../view/block_ids.js';
import { faults, install, line, MemoryJournal, release, tab } from './browser.mjs';

const [base, cookies, stories, seed = '1'] = process.argv.slice(2);
const people = JSON.parse(cookies);
install(base, people);

/** Schedules at the same time. */
const AT_ONCE = 10;
/** Blocks of a story: two people meet often in few. */
const BLOCKS = 10;
/** Until everything of one editor is on the server, in milliseconds of real time. */
const LONGEST = 20_000;
/** What an editor does most. */
const OFTEN = ['type', 'type', 'type', 'type', 'overwrite', 'delete', 'split', 'join', 'move', 'field', 'addMark'];
const RARE = Object.keys(CHANGES);

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** Each character that somebody types exists once: a Chinese one, counted up. */
const TYPED = /[\u4e00-\u9fff]/gu;
const typedIn = (text) => new Set(text.match(TYPED));
const textOf = (doc) => doc.textContent;

/** Random choices whose words are characters that exist once. */
class Choices extends Random {
	written = [];
	#last = 0x4e00;

	words() {
		const text = String.fromCharCode(...Array.from({ length: 1 + this.below(3) }, () => this.#last++));
		this.written.push(...text);
		return text;
	}
}

class Editor {
	lost = [];
	/** Characters that this person deleted, having seen them. */
	deleted = new Set();
	reopened = 0;

	constructor(story, user, random) {
		Object.assign(this, { story, user, random, journal: new MemoryJournal(), server: new Server(story, SCHEMA, user), line: line(story, user) });
	}

	async open() {
		const { journal, server, story, user } = this;
		const putAside = async (words) => {
			this.lost.push(words.text);
			return true;
		};
		for (;;) {
			const waits = await sendLeftovers({ journal, server, schema, user, story, putAside });
			const draft = waits ? { kind: 'away' } : await server.draft();
			if (draft.kind === 'ok') return this.#begin(draft);
			if (draft.kind !== 'away') throw new Error(`${story}: cannot be opened: ${draft.kind}`);
			this.line.down = false;
			await pause(500);
		}
	}

	async #begin({ version, doc }) {
		const { journal, server, story, user } = this;
		const client = (this.client = await newClient());
		await journal.begin({ client, user, story, version, schema: SCHEMA, doc });
		const plugins = [blockIds(), history(), collab({ version, clientID: client })];
		this.view = { composing: false, state: EditorState.create({ doc: schema.nodeFromJSON(doc), plugins }), dispatch: (change) => this.#dispatch(change) };
		const view = this.view;
		[this.session, this.hide] = tab(() => new Session({ view, journal, server, who: { user, story, client }, aside: () => [] }));
		this.session.addEventListener('lost', ({ detail }) => this.lost.push(detail.text));
	}

	#dispatch(change) {
		const before = this.view.state.doc;
		this.view.state = this.view.state.apply(change);
		if (change.getMeta('collab$') || !change.docChanged) return;
		const now = typedIn(textOf(this.view.state.doc));
		for (const each of typedIn(textOf(before))) if (!now.has(each)) this.deleted.add(each);
		this.session.changed();
	}

	/** One change, or one thing that happens to the tab. */
	async act() {
		const { random, session, view } = this;
		if (session.status.stopped) return this.reopen();
		const what = random.next();
		if (what < 0.08) this.line.down = !this.line.down;
		else if (what < 0.13) this.line.loses = true;
		else if (what < 0.16) await this.reopen();
		else if (what < 0.3) await session.catchUp();
		else if (what < 0.36) (random.chance(0.7) ? undo : redo)(view.state, (change) => view.dispatch(change));
		else this.#change(random.pick(what < 0.9 ? OFTEN : RARE));
	}

	#change(name) {
		const { random, view } = this;
		const change = view.state.tr;
		const written = random.written.length;
		try {
			CHANGES[name](change, random, view.state);
			change.doc.check();
		} catch {
			// a change that does not fit at this place: the editor offers none there
			random.written.length = written;
			return;
		}
		if (change.docChanged) view.dispatch(change);
		// what did not get into the text was not typed
		const now = typedIn(textOf(view.state.doc));
		random.written = random.written.filter((each, at) => at < written || now.has(each));
	}

	/** Closes the tab as a browser does, and opens the story again. */
	async reopen() {
		this.reopened += 1;
		this.hide();
		await pause(100);
		this.session.receive = () => {};
		this.view.dispatch = () => {};
		release(this.client);
		await this.open();
	}

	/** Until everything is on the server. */
	async settle() {
		const end = Date.now() + LONGEST;
		while (Date.now() < end) {
			Object.assign(this.line, { down: false, loses: false });
			if (this.session.status.stopped) await this.reopen();
			this.session.sendNow();
			if ((await this.session.flushed()) && (await this.session.catchUp())) return;
			await pause(500);
		}
		throw new Error(`${this.story}: not everything could be sent: ${JSON.stringify(this.session.status)} ${this.session.why}`);
	}
}

/** A text with blocks of some kinds. Each has its own id, else the editor would give one by a step of its own. */
function beginning(random) {
	let number = 0;
	const named = ({ attrs, content, ...rest }) => {
		const id = attrs && 'id' in attrs ? { id: `s${(number += 1)}` } : {};
		return { ...rest, attrs: attrs && { ...attrs, ...id }, content: content?.map(named) };
	};
	const { content, ...rest } = everyKind(random).toJSON();
	const { content: blocks, ...body } = content[3];
	return schema.nodeFromJSON(named({ ...rest, content: [...content.slice(0, 3), { ...body, content: blocks.slice(0, BLOCKS) }] }));
}

/** One schedule; what is wrong after it. */
async function schedule(story, number) {
	const random = new Choices(Number(seed) * 1_000_003 + number);
	const editors = Object.keys(people).map((user) => new Editor(story, user, random));
	await editors[0].open();
	const { tr } = editors[0].view.state;
	const text = beginning(random);
	random.written = [...typedIn(textOf(text))];
	editors[0].view.dispatch(tr.replaceWith(0, tr.doc.content.size, text.content));
	await editors[0].settle();
	// opened anew, so that nobody undoes the text itself
	for (const editor of editors) await (editor.session ? editor.reopen() : editor.open());
	const writing = async (editor) => {
		for (let act = 5 + random.below(10); act > 0; act -= 1) {
			await editor.act();
			await pause(random.below(1_000));
		}
	};
	await Promise.all(editors.map(writing));
	let draft;
	do {
		for (const editor of editors) await editor.settle();
		draft = await editors[0].server.draft();
	} while (editors.some(({ session }) => session.version < draft.version));
	const { doc: stored, version } = draft;
	const wrong = [];
	const doc = schema.nodeFromJSON(stored);
	for (const { user, view, session } of editors) {
		if (session.version !== version || !schema.nodeFromJSON(view.state.doc.toJSON()).eq(doc)) wrong.push(`${user} shows another text than the server has`);
	}
	const there = typedIn(textOf(doc) + editors.flatMap(({ lost }) => lost).join(''));
	for (const { deleted } of editors) for (const each of deleted) there.add(each);
	const missing = random.written.filter((each) => !there.has(each));
	if (missing.length) wrong.push(`lost: ${missing.join('')}`);
	const [aside, reopened] = [editors.flatMap(({ lost }) => lost).length, editors.reduce((all, each) => all + each.reopened, 0)];
	return { number, wrong, version, written: random.written.length, aside, reopened };
}

const waiting = JSON.parse(stories).map((story, number) => [story, number]);
const done = [];
const work = async () => {
	for (let next = waiting.shift(); next; next = waiting.shift()) {
		done.push(await schedule(...next).catch((error) => ({ number: next[1], wrong: [String(error.stack)] })));
	}
};
await Promise.all(Array.from({ length: AT_ONCE }, work));
const sum = (name) => done.reduce((all, each) => all + (each[name] ?? 0), 0);
const wrong = done.filter((each) => each.wrong.length);
for (const fault of faults.slice(0, 10)) console.log(fault);
for (const each of wrong.slice(0, 10)) console.log(`schedule ${each.number} of seed ${seed}: ${each.wrong.join('; ')}`);
const sums = Object.fromEntries(['version', 'written', 'aside', 'reopened'].map((name) => [name, sum(name)]));
console.log(JSON.stringify({ schedules: done.length, wrong: wrong.length, ...sums }));
process.exit(wrong.length || faults.length ? 1 : 0);
