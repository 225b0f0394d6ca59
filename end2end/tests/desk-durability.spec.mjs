//! No typed word is lost: server, tab, network and browser are ended at random moments while somebody types, and what comes back is compared
//! letter by letter. `KILLS` is how often (12), `SEED` repeats a run.

import { signIn } from './editor.mjs';
import { Paper, Profile, pause, random } from './killing.mjs';
import { expect, test } from './reader.mjs';

const KILLS = Number(process.env.KILLS ?? 12);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** What is typed is on the device after this time, in milliseconds: the journal's promise. */
const PROMISE = 250;
const KINDS = ['server', 'tab', 'network', 'browser', 'server and tab', 'network and tab'];

test.setTimeout(60_000 + KILLS * 20_000);

class Writer {
	/** Everything that the body should have. */
	typed = '';
	/** The length of `typed` at a time: `[time, length]`. */
	times = [];

	constructor(paper, profile, below) {
		this.paper = paper;
		this.profile = profile;
		this.below = below;
	}

	async open() {
		const pages = this.profile.context.pages();
		this.page = pages.find((page) => page.url() === 'about:blank') ?? (await this.profile.context.newPage());
		await this.page.goto(this.paper.url + this.path);
		if (this.page.url().includes('sign-in')) {
			// a browser that is killed early has not stored its cookies yet
			await signIn(this.page);
			await this.page.goto(this.paper.url + this.path);
		}
		await expect(this.page.locator('story-editor')).toHaveAttribute('data-ready', '', { timeout: 20_000 });
	}

	async begin() {
		this.page = this.profile.context.pages()[0];
		await this.page.goto(`${this.paper.url}/desk/sign-in`);
		await signIn(this.page);
		await this.page.goto(`${this.paper.url}/desk/stories/`);
		await this.page.getByRole('button', { name: /New story/ }).first().click();
		await expect(this.page.locator('story-editor')).toHaveAttribute('data-ready', '', { timeout: 20_000 });
		this.path = new URL(this.page.url()).pathname;
		await this.page.getByRole('textbox', { name: 'Headline' }).fill('Killed and well');
	}

	/** Types at the end of the text until the returned function is called, or until there is no page any more. */
	type() {
		let goes = true;
		const { page } = this;
		const done = (async () => {
			await page.locator('[data-part=body]').click({ position: { x: 5, y: 5 } });
			await page.keyboard.press('Control+End');
			while (goes) {
				const key = this.key();
				await (key === '\n' ? page.keyboard.press('Enter') : page.keyboard.type(key));
				this.typed += key;
				this.times.push([performance.now(), this.typed.length]);
			}
		})().catch(() => {});
		return () => {
			goes = false;
			return done;
		};
	}

	key() {
		if (/\S{2}$/.test(this.typed) && !this.below(6)) return this.below(8) ? ' ' : '\n';
		return 'abcdefghijklmnopqrstuvwxyz'[this.below(26)];
	}

	/** How much had been typed at a time. */
	at(time) {
		return this.times.findLast(([each]) => each <= time)?.[1] ?? 0;
	}

	/** As a person closes a tab, not as a crash. */
	async closeTab() {
		const closed = this.page.waitForEvent('close');
		await this.page.close({ runBeforeUnload: true });
		await closed;
	}

	/** The text as the server has it. */
	async text() {
		const { doc } = await (await this.page.request.get(`${this.paper.url}${this.path}draft`)).json();
		return doc.content[3].content.map((block) => (block.content ?? []).map(({ text }) => text).join('')).join('\n');
	}

	/** Opens the story anew, waits until everything is on the server, and returns `{ lost, tail }`: letters that had been accepted, and later ones. */
	async compare(accepted = this.typed.length) {
		if (!this.page.isClosed()) await this.closeTab();
		await this.open();
		await expect(this.page.locator('#story-status')).toContainText('Saved', { timeout: 30_000 });
		const text = await this.text();
		// the key at the moment of a kill may have arrived without being counted
		const isWhole = text.startsWith(this.typed) && text.length <= this.typed.length + 1;
		expect(isWhole || this.typed.startsWith(text), `${JSON.stringify(text.slice(-60))} is not what was typed: ${JSON.stringify(this.typed.slice(-60))}`).toBe(true);
		const lost = Math.max(0, accepted - text.length);
		const tail = Math.max(0, this.typed.length - Math.max(accepted, text.length));
		this.typed = text;
		this.times = [];
		return { lost, tail };
	}
}

/** Ends something while the writer types; returns how many letters had been accepted by then, where that is not all. */
const acts = {
	async server({ paper, below }, stop) {
		await paper.kill();
		await pause(below(1_500));
		await paper.start();
		await pause(below(800));
		await stop();
	},
	async tab(writer, stop) {
		const closed = performance.now();
		await writer.closeTab();
		await stop();
		return writer.at(closed - PROMISE);
	},
	async network({ page, below }, stop) {
		await page.context().setOffline(true);
		await pause(below(2_000));
		await page.context().setOffline(false);
		await pause(below(500));
		await stop();
	},
	async browser(writer, stop) {
		const killed = performance.now();
		await writer.profile.kill();
		await stop();
		await writer.profile.open(writer.paper.url);
		return writer.at(killed - PROMISE);
	},
	async 'server and tab'(writer, stop) {
		await writer.paper.kill();
		await pause(writer.below(1_500));
		const closed = performance.now();
		await writer.closeTab();
		await stop();
		await writer.paper.start();
		return writer.at(closed - PROMISE);
	},
	async 'network and tab'(writer, stop) {
		const context = writer.page.context();
		await context.setOffline(true);
		await pause(writer.below(1_500));
		const closed = performance.now();
		await writer.closeTab();
		await stop();
		await context.setOffline(false);
		return writer.at(closed - PROMISE);
	},
};

test('no accepted letter is lost, whatever is killed', async ({ browserName: _ }, { project }) => {
	test.skip(project.name !== 'desktop' || !process.env.KILLED, 'once, with a paper of its own');
	const below = random(SEED);
	const paper = await Paper.on(process.env.KILLED);
	const profile = new Profile();
	const writer = new Writer(paper, profile, below);
	const totals = { letters: 0, lost: 0, tail: 0, tails: 0 };
	const kinds = {};
	try {
		await paper.start();
		await profile.open(paper.url);
		await writer.begin();
		for (let round = 0; round < KILLS; round += 1) {
			const kind = KINDS[round < KINDS.length ? round : below(KINDS.length)];
			const before = writer.typed.length;
			const stop = writer.type();
			await pause(100 + below(1_200));
			const accepted = await acts[kind](writer, stop);
			totals.letters += writer.typed.length - before;
			const { lost, tail } = await test.step(`${round + 1}: ${kind}`, () => writer.compare(accepted));
			totals.lost += lost;
			totals.tail += tail;
			totals.tails += Number(tail > 0);
			kinds[kind] = (kinds[kind] ?? 0) + 1;
			if (lost) console.log(`seed ${SEED}, round ${round + 1}, ${kind}: ${lost} letters lost`);
		}
	} finally {
		console.log(`seed ${SEED}: ${JSON.stringify({ ...totals, kinds })}`);
		await profile.remove();
		await paper.kill();
	}
	expect(totals.lost, 'accepted letters that were lost').toBe(0);
	expect(totals.letters).toBeGreaterThan(KILLS * 5);
});
