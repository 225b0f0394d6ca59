//! The Nu HTML checker over each kind of page as served, and over the page as it stands with the menu open.

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium, request as requests } from '@playwright/test';
import { pageKinds } from './tests/reader.mjs';

const folder = 'test-results/html';
mkdirSync(folder, { recursive: true });
const client = await requests.newContext({ baseURL: process.env.PAPER });
const kinds = { ...await pageKinds(client), 'sign-in': '/desk/sign-in' };
for (const [kind, path] of Object.entries(kinds)) writeFileSync(`${folder}/${kind}.html`, await (await client.get(path)).text());

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(`${process.env.PAPER}/`);
await page.getByRole('button', { name: 'Latest in Diplomacy' }).click();
await page.getByRole('link', { name: 'More from Diplomacy' }).waitFor();
writeFileSync(`${folder}/menu-open.html`, `<!DOCTYPE html>${await page.evaluate(() => document.documentElement.outerHTML)}`);
await browser.close();

const jar = 'node_modules/vnu-jar/build/dist/vnu.jar';
const files = [...Object.keys(kinds), 'menu-open'].map((kind) => `${folder}/${kind}.html`);
const out = execFileSync('java', ['-jar', jar, '--format', 'json', '--exit-zero-always', '--stdout', ...files], { maxBuffer: 1 << 26 });
const errors = JSON.parse(out).messages.filter(({ type }) => type === 'error' || type === 'non-document-error');
const failed = new Set(errors.map(({ url }) => url.split('/').pop()));
for (const { url, lastLine, message, extract } of errors) console.log(`  ${url.split('/').pop()}:${lastLine}: ${message}\n    ${extract?.trim().slice(0, 160)}`);
writeFileSync('test-results/html.json', JSON.stringify({ passed: files.length - failed.size, failed: failed.size }));
