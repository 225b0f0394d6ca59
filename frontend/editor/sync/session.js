//! One open story: keeps the text, this device and the server alike, and says at any time where the text is.

import { getVersion, sendableSteps } from 'prosemirror-collab';
import { CHANNEL } from './channel.js';
import { merge, unconfirmed } from './merge.js';

/** The journal is written this long after a key, in milliseconds; with the time of a write, a step is on the disk within 250. */
const JOURNAL_AFTER = 60;
/** Steps are sent after this pause in typing, and at the latest after `SEND_AT_LATEST` while typing. */
const SEND_AFTER = 700;
const SEND_AT_LATEST = 3_000;
/** Steps in one request at most; the server accepts 500. */
const MOST_STEPS = 400;
/** First and longest wait before the server is tried again. */
const RETRY_FIRST = 1_000;
const RETRY_LONGEST = 15_000;
/** A composition has ended for an input method only a moment after the browser says so. */
const AFTER_COMPOSITION = 60;
/** Dictation replaces its last words for so long after the last of them, without saying that it composes. */
const DICTATION = 600;
/** The journal is tried again after this time. */
const JOURNAL_RETRY = 3_000;
/** Letters above which closing asks until a write has ended. Chromium reads values over 64 KiB from the page, so their write fails without it. */
const LARGE = 30_000;
/** A write to the journal that takes longer counts as failed. */
const JOURNAL_STALLS = 2_000;

/** Emits `status`, `lost` (words without a place) and `version`. */
export class Session extends EventTarget {
	#view;
	#journal;
	#server;
	#who;
	/** Why nothing is sent: `refused`, `signed_out`, `forbidden`, `gone`, `outdated`; empty while all is well. */
	#stopped = '';
	/** The server's word for it, such as `too_large`; empty if it gave none. */
	#code = '';
	#away = false;
	#sending = false;
	#retry = RETRY_FIRST;
	#timers = {};
	#waiting = [];
	/** Until when dictation may replace its words. */
	#dictatedUntil = 0;
	#confirmed = [];
	/** Whether the journal holds what is on the screen. */
	#onDevice = true;
	#journalFails = false;
	#writing = false;
	#keepAgain = false;
	/** Times by a clock that nobody sets. */
	#firstUnsent = 0;
	#firstUnkept = 0;
	#aside;
	#json = new WeakMap();

	/** `who` is `{ user, story, client }`; `aside()` are words that are not in the tray yet. */
	constructor({ view, journal, server, who, aside }) {
		super();
		this.#aside = aside;
		this.#view = view;
		this.#journal = journal;
		this.#server = server;
		this.#who = who;
		addEventListener('pagehide', this.#leave);
		addEventListener('online', this.sendNow);
		addEventListener('beforeunload', this.#warn);
		document.addEventListener('visibilitychange', this.#hide);
		new BroadcastChannel(CHANNEL).onmessage = ({ data }) => data.send === who.user && this.sendNow();
	}

	/** Where the text is: `{ place, unsent, onDevice, away, stopped, code }`; `place` is `server`, `sending`, `device` or `nowhere`. */
	get status() {
		const unsent = this.#unsent;
		// a write takes a moment; it is not worth a different sentence at each key
		const kept = !this.#journalFails && (this.#onDevice || performance.now() - this.#firstUnkept < JOURNAL_STALLS);
		const place = !unsent ? 'server' : this.#away || this.#stopped ? (kept ? 'device' : 'nowhere') : 'sending';
		return { place, unsent, onDevice: kept, journalFails: this.#journalFails, away: this.#away, stopped: this.#stopped, code: this.#code };
	}

	/** The version that the server has confirmed. */
	get version() {
		return getVersion(this.#view.state);
	}

	get #unsent() {
		return sendableSteps(this.#view.state)?.steps.length ?? 0;
	}

	/** To be called after each change of the document made here. */
	changed() {
		const now = performance.now();
		if (this.#onDevice) this.#firstUnkept = now;
		this.#onDevice = false;
		this.#firstUnsent ||= now;
		this.keepSoon();
		this.#sendSoon(Math.max(0, Math.min(SEND_AFTER, this.#firstUnsent + SEND_AT_LATEST - now)));
		this.#tell();
	}

	/** The journal is written soon. */
	keepSoon() {
		this.#timers.journal ??= setTimeout(this.#keep, JOURNAL_AFTER);
	}

	/** Steps that the server reports: through the socket, or in answer to a push. */
	receive(version, rows) {
		if (this.#isComposing) {
			this.#waiting.push([version, rows]);
			return;
		}
		let merged;
		try {
			merged = merge(this.#view.state, version, rows, this.#who.client);
		} catch {
			// a step that this program cannot read: it must not write either
			this.#failed({ kind: 'outdated' });
			return;
		}
		if (!merged) return;
		if (merged.gap) {
			this.catchUp();
			return;
		}
		this.#view.dispatch(merged.transaction.setMeta('addToHistory', false));
		this.#confirmed.push(...merged.confirmed);
		for (const words of merged.lost) this.dispatchEvent(new CustomEvent('lost', { detail: words }));
		if (!this.#unsent) this.#firstUnsent = 0;
		this.keepSoon();
		this.dispatchEvent(new Event('version'));
		this.#tell();
	}

	/** To be called for each piece of text from dictation: phones report it as replacements, not as a composition. */
	dictated() {
		this.#dictatedUntil = performance.now() + DICTATION;
		clearTimeout(this.#timers.dictation);
		this.#timers.dictation = setTimeout(() => this.composed(), DICTATION);
	}

	/** Whether a change of the paragraph would disturb an input method. */
	get #isComposing() {
		return this.#view.composing || performance.now() < this.#dictatedUntil;
	}

	/** To be called when an input method has finished. */
	composed() {
		setTimeout(() => {
			if (this.#isComposing) return;
			for (const [version, rows] of this.#waiting.splice(0)) this.receive(version, rows);
			if (this.#unsent) this.#sendSoon(SEND_AFTER);
		}, AFTER_COMPOSITION);
	}

	/** Asks for everything since the confirmed version. */
	async catchUp() {
		const answer = await this.#server.since(this.version);
		if (answer.kind === 'ok') this.receive(answer.version, answer.steps);
		else this.#failed(answer);
		return answer.kind === 'ok';
	}

	/** Sends at once what waits. */
	sendNow = () => {
		this.#retry = RETRY_FIRST;
		this.#sendSoon(0);
	};

	/** Goes on after signing in again. */
	resume() {
		this.#stopped = this.#code = '';
		this.sendNow();
	}

	/** Resolves to true when everything is on the server, to false when that is not possible now. */
	async flushed() {
		for (let round = 0; round < 60; round += 1) {
			if (!this.#unsent) return true;
			if (this.#stopped || this.#away) return false;
			this.sendNow();
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		return false;
	}

	#sendSoon(wait) {
		clearTimeout(this.#timers.send);
		this.#timers.send = setTimeout(() => this.#send(), wait);
	}

	async #send(last = false) {
		const rows = unconfirmed(this.#view.state).slice(0, MOST_STEPS);
		if (this.#stopped || (this.#sending && !last)) return;
		// the answer to an earlier push waits for an input method: these steps would be sent over and over
		if (this.#waiting.length && !last) return;
		if (!rows.length) {
			if (this.#away) await this.catchUp();
			return;
		}
		this.#sending = true;
		this.#firstUnsent = performance.now();
		const steps = rows.map(({ step }) => this.#jsonOf(step));
		const answer = await this.#server.push(this.version, this.#who.client, steps, last);
		this.#sending = false;
		if (answer.kind !== 'ok' && answer.kind !== 'conflict') return this.#failed(answer);
		this.#away = false;
		this.#retry = RETRY_FIRST;
		this.receive(answer.version, answer.steps);
		if (this.#unsent) this.#sendSoon(answer.kind === 'conflict' ? 0 : SEND_AFTER);
		this.#tell();
	}

	#failed({ kind, error }) {
		if (kind === 'away') {
			this.#away = true;
			this.#sendSoon(this.#retry);
			this.#retry = Math.min(this.#retry * 2, RETRY_LONGEST);
		} else {
			this.#stopped = kind;
			this.#code = error ?? '';
		}
		this.#tell();
	}

	#keep = async () => {
		this.#timers.journal = undefined;
		if (this.#writing) {
			this.#keepAgain = true;
			return;
		}
		this.#writing = true;
		this.#keepAgain = false;
		await this.#write();
		this.#writing = false;
		if (this.#keepAgain) this.keepSoon();
	};

	async #write() {
		const { state } = this.#view;
		const confirmed = this.#confirmed.splice(0);
		const mine = unconfirmed(state).map(({ step }) => this.#jsonOf(step));
		const headline = state.doc.firstChild.textContent;
		try {
			await this.#journal.save({ ...this.#who, version: getVersion(state), confirmed, mine, aside: this.#aside(), headline });
			this.#journalFails = false;
			this.#onDevice = this.#view.state.doc === state.doc;
		} catch {
			// no space, or storage that the browser has closed: said loudly, because the text is then only on the screen
			this.#confirmed.unshift(...confirmed);
			this.#journalFails = true;
			this.#timers.journal ??= setTimeout(this.#keep, JOURNAL_RETRY);
		}
		this.#tell();
	}

	/** A step that did not change is the same object in each write of the journal. */
	#jsonOf(step) {
		let json = this.#json.get(step);
		if (!json) this.#json.set(step, (json = step.toJSON()));
		return json;
	}

	/** The browser asks before the page is closed exactly when words would be lost. */
	#warn = (event) => {
		if (!this.#onDevice) this.#write();
		if (this.#unsent && (this.#journalFails || (!this.#onDevice && this.#isLarge()))) event.preventDefault();
	};

	/** Whether what is not sent is too large to be written when the page is gone. */
	#isLarge() {
		return JSON.stringify(unconfirmed(this.#view.state).map(({ step }) => this.#jsonOf(step))).length > LARGE;
	}

	#leave = () => {
		// at once, also while another write is on its way: the browser does them in order, and nothing runs here any more after this
		if (!this.#onDevice || this.#timers.journal) this.#write();
		if (this.#unsent) this.#send(true);
	};

	#hide = () => {
		if (document.visibilityState === 'hidden') this.#leave();
		else this.sendNow();
	};

	#tell() {
		this.dispatchEvent(new Event('status'));
	}
}
