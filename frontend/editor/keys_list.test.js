//! The list of keys and the bindings say the same.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { GROUPS } from './keys_list.js';
import { schema } from './schema.js';
import { ownKeys } from './view/keys.js';

/** What every text box does, and a person expects without a list. */
const SILENT = ['Enter', 'Backspace'];
/** Keys of other parts: of the menus while typing, of the find bar, of the list itself. */
const ELSEWHERE = ['/', '@', 'Mod-f', 'Mod-Alt-f', 'Mod-g', 'F3', '?', 'Mod-/'];
const rows = Object.values(GROUPS).flat();

test('every key of the list is bound, and every bound key is in the list', () => {
	const bound = Object.keys(ownKeys(schema, {})).filter((key) => !SILENT.includes(key)).sort();
	const listed = rows.flatMap(([, ...keys]) => keys).filter((key) => !ELSEWHERE.includes(key)).sort();
	assert.deepEqual(listed, bound);
});

test('every line of the list has its sentence', () => {
	const source = readFileSync(new URL('../../app/src/desk/words/editor.rs', import.meta.url), 'utf8');
	const constant = (name) => `KEY_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
	for (const [sentence] of rows) assert.match(source, new RegExp(`\\b${constant(sentence)} = `));
});
