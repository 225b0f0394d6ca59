//! The inputs of the last build, stored in target/site-build/state.json.

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { work } from './paths.mjs';

const file = `${work}/state.json`;

/** The state of the last complete build, or an empty one. */
export function readState() {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return {};
	}
}

/** Replaces the state atomically. */
export function writeState(state) {
	mkdirSync(work, { recursive: true });
	writeFileSync(`${file}.new`, JSON.stringify(state, null, '\t'));
	renameSync(`${file}.new`, file);
}
