//! The Nu HTML checker over each kind of page as served, those of the desk in English and Urdu, and over the page as it stands with the menu open.

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium, request as requests } from '@playwright/test';
import { deskPages, post, signIn } from './tests/editor.mjs';
import { pageKinds } from './tests/reader.mjs';

const folder = 'test-results/html';
mkdirSync(folder, { recursive: true });
const client = await requests.newContext({ baseURL: process.env.PAPER });
const kinds = await pageKinds(client);
for (const [kind, path] of Object.entries(kinds)) writeFileSync(`${folder}/${kind}.html`, await (await client.get(path)).text());

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(`${process.env.PAPER}/`);
await page.getByRole('button', { name: 'Latest in Diplomacy' }).click();
await page.getByRole('link', { name: 'More from Diplomacy' }).waitFor();
writeFileSync(`${folder}/menu-open.html`, `<!DOCTYPE html>${await page.evaluate(() => document.documentElement.outerHTML)}`);
const desk = [];
for (const name of ['amina', 'sana']) {
	const editor = await (await browser.newContext({ baseURL: process.env.PAPER })).newPage();
	await signIn(editor, name);
	await post(editor, '/desk/account/totp/begin');
	const write = async (kind, response) => desk.push(`desk-${name}-${kind}`) && writeFileSync(`${folder}/desk-${name}-${kind}.html`, await response.text());
	for (const [kind, path] of Object.entries(await deskPages(editor))) {
		// who is signed in is sent on from the page where people sign in
		const outside = ['sign-in', 'forgotten'].includes(kind);
		await write(kind, outside ? await client.get(path, { headers: { 'accept-language': name === 'sana' ? 'ur' : 'en' } }) : await editor.request.get(path));
	}
	const invited = await post(editor, '/desk/people/invite', { email: `html-${name}@paper.example`, role: 'author' });
	await write('invited', invited);
	await write('welcome', await client.get((await invited.text()).match(/\/desk\/welcome\/[\w-]+/)[0]));
	await write('useless', await client.get('/desk/welcome/x'));
}
await browser.close();

const jar = 'node_modules/vnu-jar/build/dist/vnu.jar';
const files = [...Object.keys(kinds), ...desk, 'menu-open'].map((kind) => `${folder}/${kind}.html`);
const out = execFileSync('java', ['-jar', jar, '--format', 'json', '--exit-zero-always', '--stdout', ...files], { maxBuffer: 1 << 26 });
const errors = JSON.parse(out).messages.filter(({ type }) => type === 'error' || type === 'non-document-error');
const failed = new Set(errors.map(({ url }) => url.split('/').pop()));
for (const { url, lastLine, message, extract } of errors) console.log(`  ${url.split('/').pop()}:${lastLine}: ${message}\n    ${extract?.trim().slice(0, 160)}`);
writeFileSync('test-results/html.json', JSON.stringify({ passed: files.length - failed.size, failed: failed.size }));
