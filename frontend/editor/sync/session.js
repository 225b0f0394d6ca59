//! One open story: keeps the text, this device and the server alike, and says at any time where the text is.

import { getVersion } from 'prosemirror-collab';
import { merge, unconfirmed } from './merge.js';

/** A step is in the journal at the latest after this time, in milliseconds. */
const JOURNAL_AFTER = 120;
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

/** Emits `status`, `lost` (words without a place) and `version`. */
export class Session extends EventTarget {
	#view;
	#journal;
	#server;
	#who;
	/** Why nothing is sent: `refused`, `signed_out`, `forbidden`, `gone`, `outdated`; empty while all is well. */
	#stopped = '';
	#away = false;
	#sending = false;
	#retry = RETRY_FIRST;
	#timers = {};
	#waiting = [];
	#confirmed = [];
	/** Whether the journal holds what is on the screen. */
	#onDevice = true;
	#journalFails = false;
	#writing = Promise.resolve();
	#firstUnsent = 0;

	/** `who` is `{ user, story, client }`. */
	constructor({ view, journal, server, who }) {
		super();
		this.#view = view;
		this.#journal = journal;
		this.#server = server;
		this.#who = who;
		addEventListener('pagehide', this.#leave);
		addEventListener('online', this.sendNow);
		document.addEventListener('visibilitychange', this.#hide);
	}

	/** Where the text is: `{ place, unsent, onDevice, away, stopped }`; `place` is `server`, `sending`, `device` or `nowhere`. */
	get status() {
		const unsent = unconfirmed(this.#view.state).length;
		const kept = this.#onDevice && !this.#journalFails;
		const place = !unsent ? 'server' : this.#away || this.#stopped ? (kept ? 'device' : 'nowhere') : 'sending';
		return { place, unsent, onDevice: kept, journalFails: this.#journalFails, away: this.#away, stopped: this.#stopped };
	}

	/** The version that the server has confirmed. */
	get version() {
		return getVersion(this.#view.state);
	}

	/** To be called after each change of the document made here. */
	changed() {
		this.#onDevice = false;
		this.#firstUnsent ||= Date.now();
		this.#timers.journal ??= setTimeout(this.#keep, JOURNAL_AFTER);
		this.#sendSoon(Math.max(0, Math.min(SEND_AFTER, this.#firstUnsent + SEND_AT_LATEST - Date.now())));
		this.#tell();
	}

	/** Steps that the server reports: through the socket, or in answer to a push. */
	receive(version, rows) {
		if (this.#view.composing) {
			this.#waiting.push([version, rows]);
			return;
		}
		const merged = merge(this.#view.state, version, rows, this.#who.client);
		if (!merged) return;
		if (merged.gap) {
			this.catchUp();
			return;
		}
		this.#view.dispatch(merged.transaction.setMeta('addToHistory', false));
		this.#confirmed.push(...merged.confirmed);
		for (const words of merged.lost) this.dispatchEvent(new CustomEvent('lost', { detail: words }));
		if (!unconfirmed(this.#view.state).length) this.#firstUnsent = 0;
		this.#timers.journal ??= setTimeout(this.#keep, JOURNAL_AFTER);
		this.dispatchEvent(new Event('version'));
		this.#tell();
	}

	/** To be called when an input method has finished. */
	composed() {
		setTimeout(() => {
			if (this.#view.composing) return;
			for (const [version, rows] of this.#waiting.splice(0)) this.receive(version, rows);
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
		this.#stopped = '';
		this.sendNow();
	}

	/** Resolves to true when everything is on the server, to false when that is not possible now. */
	async flushed() {
		for (let round = 0; round < 60; round += 1) {
			if (!unconfirmed(this.#view.state).length) return true;
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
		if (!rows.length) {
			if (this.#away) await this.catchUp();
			return;
		}
		this.#sending = true;
		const steps = rows.map(({ step }) => step.toJSON());
		const answer = await this.#server.push(this.version, this.#who.client, steps, last);
		this.#sending = false;
		if (answer.kind !== 'ok' && answer.kind !== 'conflict') return this.#failed(answer);
		this.#away = false;
		this.#retry = RETRY_FIRST;
		this.receive(answer.version, answer.steps);
		if (unconfirmed(this.#view.state).length) this.#sendSoon(answer.kind === 'conflict' ? 0 : SEND_AFTER);
		this.#tell();
	}

	#failed({ kind, error }) {
		if (kind === 'away') {
			this.#away = true;
			this.#sendSoon(this.#retry);
			this.#retry = Math.min(this.#retry * 2, RETRY_LONGEST);
		} else {
			this.#stopped = kind;
			this.why = error;
		}
		this.#tell();
	}

	#keep = () => {
		this.#timers.journal = undefined;
		this.#writing = this.#writing.then(() => this.#write());
	};

	async #write() {
		const { state } = this.#view;
		const confirmed = this.#confirmed.splice(0);
		const mine = unconfirmed(state).map(({ step }) => step.toJSON());
		const headline = state.doc.firstChild.textContent;
		try {
			await this.#journal.save({ ...this.#who, version: getVersion(state), confirmed, mine, headline });
			this.#journalFails = false;
			this.#onDevice = this.#view.state.doc.eq(state.doc);
		} catch {
			// no space, or storage that the browser has closed: said loudly, because the text is then only on the screen
			this.#confirmed.unshift(...confirmed);
			this.#journalFails = true;
		}
		this.#tell();
	}

	#leave = () => {
		if (this.#timers.journal) this.#keep();
		if (unconfirmed(this.#view.state).length) this.#send(true);
	};

	#hide = () => {
		if (document.visibilityState === 'hidden') this.#leave();
		else this.sendNow();
	};

	#tell() {
		this.dispatchEvent(new Event('status'));
	}
}
