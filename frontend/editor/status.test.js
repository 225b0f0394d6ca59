//! What stands above the text once the server refuses its steps: a sentence for each error, in each language, never the error's word.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sentence, whyStopped } from './status.js';
import { wordsOf } from './words.js';

/** The words `NAME = "text"` of a file from a line on. */
const wordsIn = (file, from) => {
	const text = readFileSync(new URL(`../../app/${file}`, import.meta.url), 'utf8').split(from)[1];
	return wordsOf(Object.fromEntries([...text.matchAll(/^\s*([A-Z_]+) = "(.*?)";?$/gm)].map(([, name, value]) => [name, value])));
};
const languages = [wordsIn('src/desk/words/editor.rs', 'editor {'), wordsIn('words/ur.toml', '[editor]')];

/** Each kind of answer, with the words of errors that come with it. */
const KNOWN = {
	refused: ['too_large', 'draft_too_large', 'field_refused', 'steps_refused', 'bad_request'],
	forbidden: ['codes_needed'],
};
const GENERAL = { refused: ['invalid', 'unheard_of', 'constructor', ''], forbidden: ['forbidden', ''], gone: ['not_found', 'gone'], outdated: [''] };
const each = (codes) => Object.entries(codes).flatMap(([stopped, names]) => names.map((code) => ({ stopped, code })));

test('each known error has a sentence of its own: what happened, that the words are safe, what to do', () => {
	for (const words of languages) {
		const texts = each(KNOWN).map((status) => whyStopped(status, words));
		texts.push(...Object.keys(GENERAL).map((stopped) => whyStopped({ stopped }, words)));
		assert.equal(new Set(texts).size, texts.length, texts.join('\n'));
		for (const text of texts) {
			const [what, act] = text.split(words.safe);
			assert.ok(what.trim().length > 15 && act.trim().length > 15, text);
			assert.doesNotMatch(text, /[|_]|undefined|STOP/, text);
		}
	}
});

test('other errors have the sentence of their kind', () => {
	for (const words of languages)
		for (const { stopped, code } of each(GENERAL)) assert.equal(whyStopped({ stopped, code }, words), whyStopped({ stopped }, words), code);
});

test('without a copy on the device nothing says that there is one', () => {
	for (const words of languages)
		for (const status of [...each(KNOWN), ...each(GENERAL)]) {
			const text = whyStopped({ ...status, journalFails: true }, words);
			assert.ok(text.endsWith(words.noCopy) && !text.includes(words.safe), text);
		}
});

test('the line names codes that are needed, not a right that is gone', () => {
	const [{ status }] = languages;
	const line = (code) => sentence({ place: 'device', stopped: 'forbidden', code, unsent: 3 }, 0, {}, status);
	assert.match(line('codes_needed'), /^On this device\. Codes .* 3 changes/);
	assert.match(line('forbidden'), /^On this device\. You may not change/);
});
