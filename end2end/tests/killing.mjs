//! A paper and a browser that can be killed at any moment and started again with what they had on the disk.

import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const press = new URL('../../target/debug/press', import.meta.url).pathname;

/** `press serve` on one port and one data folder, however often it is killed. */
export class Paper {
	#process;

	constructor(data, port) {
		this.data = data;
		this.port = port;
		this.url = `http://127.0.0.1:${port}`;
	}

	static async on(data) {
		const port = await new Promise((resolve) => {
			const free = createServer().listen(0, '127.0.0.1', () => {
				const { port } = free.address();
				free.close(() => resolve(port));
			});
		});
		return new Paper(data, port);
	}

	async start() {
		this.#process = spawn(process.env.PRESS ?? press, ['serve', '--data', this.data, '--addr', `127.0.0.1:${this.port}`], { stdio: 'ignore' });
		for (let tries = 0; tries < 200; tries += 1) {
			if (await fetch(`${this.url}/desk/sign-in`).then((response) => response.ok, () => false)) return;
			await pause(50);
		}
		throw new Error('press serve does not start');
	}

	async kill() {
		const ended = new Promise((resolve) => this.#process.once('exit', resolve));
		this.#process.kill('SIGKILL');
		await ended;
	}
}

/** A browser whose profile survives it. */
export class Profile {
	#folder = mkdtempSync(join(tmpdir(), 'profile-'));

	async open(baseURL) {
		this.context = await chromium.launchPersistentContext(this.#folder, {
			baseURL, executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'], viewport: { width: 1000, height: 800 },
		});
		return this.context;
	}

	/** `kill -9` for every process of the browser at once, so that none can write what another had in memory. */
	async kill() {
		const own = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && commandOf(pid).includes(this.#folder)).map(Number);
		const all = [...own, ...childrenOf(own)];
		for (const pid of all) {
			try {
				process.kill(pid, 'SIGKILL');
			} catch {
				// gone already
			}
		}
		await this.context.close().catch(() => {});
		await pause(100);
	}

	async remove() {
		await this.context?.close().catch(() => {});
		rmSync(this.#folder, { recursive: true, force: true });
	}
}

function commandOf(pid) {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
	} catch {
		return '';
	}
}

/** Processes below these, at any depth. */
function childrenOf(parents) {
	const parentOf = new Map(readdirSync('/proc').filter((pid) => /^\d+$/.test(pid)).map((pid) => [Number(pid), parent(pid)]));
	const found = new Set(parents);
	for (let before = -1; before !== found.size;) {
		before = found.size;
		for (const [pid, above] of parentOf) if (found.has(above)) found.add(pid);
	}
	return [...found];
}

function parent(pid) {
	try {
		return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))[1]);
	} catch {
		return 0;
	}
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The same numbers for the same seed. */
export function random(seed) {
	let state = seed;
	return (below) => {
		state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
		return Math.floor((state / 2 ** 32) * below);
	};
}
