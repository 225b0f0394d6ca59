//! What the last build was made from, kept in target/site-build/state.json.

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { work } from './paths.mjs';

const file = `${work}/state.json`;

/** The state of the last build that was finished, or an empty one. */
export function readState() {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return {};
	}
}

/** Replaces the state in one move. */
export function writeState(state) {
	mkdirSync(work, { recursive: true });
	writeFileSync(`${file}.new`, JSON.stringify(state, null, '\t'));
	renameSync(`${file}.new`, file);
}
