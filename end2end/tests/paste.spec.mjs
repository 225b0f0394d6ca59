//! What is pasted, against golden results: clipboards of other programs (`../shared/paste`, not part of the project) and our own.
//! UPDATE_GOLDEN=1 writes the results anew; look at every difference before committing it.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { counts, expect, outline, test, textOf, words } from './bare_editor.mjs';
import { visibleWords } from './visible_words.mjs';

const here = new URL('.', import.meta.url).pathname;
const shared = process.env.PASTE ?? `${here}../../../shared/paste`;
const own = `${here}clipboards`;
const isUpdate = Boolean(process.env.UPDATE_GOLDEN);

/** Words that the source shows and the story rightly lacks, and words that are spelled differently, by file. */
const ALLOWED = {
	'own-pdf-firefox.html': /^(?:nego-|tiators|ev-|ery)$/,
	'own-web-story.html': /^(?:Share|Advertisement|—)$/,
	'own-word-tracked-changes.html': /^\[SR1\]$/,
	'word-footnotes.html': /^(?:\[\d\]|footnote\[1\]\.|test\[2\])$/,
	'own-whatsapp.html': /^14:05$/,
	'foldable.html': /^—$/,
	'hostile.html': /^(?:Name|drawn|Send)$/,
	'google_docs_comments.html': /^(?:minister\[a\]|\[a\]Is|\[a\]|Is|this|confirmed\?)$/,
	'word_tracked_list.html': /^(?:place\[i\]|newold)$/,
};

const files = (folder, ext) => existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ext)).sort() : [];

function golden(name, result) {
	const text = result.trimEnd();
	const path = `${here}golden/${name}.txt`;
	if (isUpdate) {
		mkdirSync(`${here}golden`, { recursive: true });
		writeFileSync(path, `${text}\n`);
	}
	expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8').trimEnd() : `no golden result: ${path}`);
}

const hash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 20);
const normal = (text) => text.replace(/\s+/g, ' ').trim();

/** The result of a paste into an empty story. */
async function pasted(page, types) {
	return page.evaluate((types) => {
		Editor.open();
		Editor.paste(types);
		return { blocks: Editor.body(), notices: Editor.notices.map(({ text }) => text), uploaded: Editor.uploaded };
	}, types);
}

/** Every word that a reader of the source sees is there, as often, and no other. */
function compareWords(name, html, blocks) {
	const count = (list) => list.reduce((all, word) => all.set(word, (all.get(word) ?? 0) + 1), new Map());
	const before = count(html);
	const after = count(textOf(blocks).split(/\s+/).filter(Boolean));
	const isAllowed = (word) => ALLOWED[name]?.test(word);
	const lost = [...before].filter(([word, n]) => n > (after.get(word) ?? 0) && !isAllowed(word)).map(([word]) => word);
	expect(lost, 'words lost').toEqual([]);
}

/** No look, no foreign attribute: what the schema's own attributes hold. */
function checkForeign(blocks) {
	const json = JSON.stringify(blocks.filter((block) => block.type !== 'codeBlock'));
	expect(json).not.toMatch(/mso-|style=|javascript:|"data:|file:\/\/|cid:|blob:|webkit-fake|[\ue000\u200b\u00ad\ufeff]| {2}|utm_|fbclid/);
}

for (const name of files(shared, '.html')) {
	test(`pasted: ${name}`, async ({ page }) => {
		const html = readFileSync(`${shared}/${name}`, 'utf8');
		const { blocks, notices, uploaded } = await pasted(page, { 'text/html': html });
		checkForeign(blocks);
		compareWords(name, await page.evaluate(visibleWords, html), blocks);
		golden(name, [outline(blocks, counts), `words: ${hash(normal(textOf(blocks)))}`, `notices: ${notices.join(' ')}`, `uploaded: ${uploaded.map((file) => file.size).join(' ')}`].join('\n'));
	});
}

for (const name of files(shared, '.txt')) {
	test(`pasted as text: ${name}`, async ({ page }) => {
		const { blocks, notices } = await pasted(page, { 'text/plain': readFileSync(`${shared}/${name}`, 'utf8') });
		golden(name, [outline(blocks, counts), `words: ${hash(normal(textOf(blocks)))}`, `notices: ${notices.join(' ')}`].join('\n'));
	});
}

test('the folder of foreign clipboards is there', () => {
	expect(existsSync(shared), `${shared} is missing. Set PASTE to the folder of clipboards.`).toBe(true);
});

for (const name of files(own, '.html')) {
	test(`own clipboard: ${name}`, async ({ page, requested }) => {
		const html = readFileSync(`${own}/${name}`, 'utf8');
		const before = requested.length;
		const { blocks, notices } = await pasted(page, { 'text/html': html });
		checkForeign(blocks);
		compareWords(name, await page.evaluate(visibleWords, html), blocks);
		golden(name, `${outline(blocks, words)}\nnotices: ${notices.join(' ')}`);
		expect(await page.evaluate(() => window.hacked)).toBeUndefined();
		expect(requested.slice(before)).toEqual([]);
	});
}

for (const name of files(own, '.txt')) {
	test(`own text: ${name}`, async ({ page }) => {
		const { blocks, notices } = await pasted(page, { 'text/plain': readFileSync(`${own}/${name}`, 'utf8') });
		checkForeign(blocks);
		golden(name, `${outline(blocks, words)}\nnotices: ${notices.join(' ')}`);
	});
}
