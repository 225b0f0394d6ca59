//! A paper of one's own on an empty folder, of which nothing is known but the set-up link that `press serve` prints.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from './reader.mjs';

const press = process.env.PRESS ?? new URL('../../target/debug/press', import.meta.url).pathname;
export const PASSWORD = 'violet engine under seven tides';

export const test = base.extend({
	/** `{ link, url }` of a paper that nobody has set up. */
	paper: async ({}, use) => {
		const { stop, ...paper } = await newPaper();
		await use(paper);
		await stop();
	},
	// named after `paper`, a page is closed before its paper ends: requests that are cut off would be errors of the page
	page: async ({ paper, page }, use) => {
		await use(page);
		await page.close();
	},
});

async function newPaper() {
	const folder = mkdtempSync(join(tmpdir(), 'new-paper-'));
	const server = spawn(press, ['serve', '--data', folder, '--addr', '127.0.0.1:0'], { env: { ...process.env, PRESS_PICTURE_PROCESSES: '0' } });
	const stop = async () => {
		const ended = new Promise((resolve) => server.once('exit', resolve));
		server.kill('SIGKILL');
		await ended;
		rmSync(folder, { recursive: true, force: true });
	};
	let printed = '';
	const link = await new Promise((resolve, reject) => {
		const read = (bytes) => {
			printed += bytes;
			const found = /http:\/\/\S+\/desk\/welcome\/[\w-]+/.exec(printed.replace(/\x1b\[[0-9;]*m/g, ''));
			if (found) resolve(found[0]);
		};
		server.stdout.on('data', read);
		server.stderr.on('data', read);
		server.once('exit', () => reject(new Error(`press serve does not start: ${printed}`)));
	});
	return { link, url: new URL(link).origin, stop };
}

/** The first editor makes their account by the link, and stands on the desk's home. */
export async function setUp(page, { link }, name = 'Amina Khan') {
	await page.goto(link);
	await page.getByLabel('Your name').fill(name);
	await page.getByLabel('E-mail').fill('amina@lantern.example');
	await page.getByLabel('New password').fill(PASSWORD);
	await page.getByRole('button', { name: 'Create account' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
}
