//! Files of public/ are served unchanged: those in public/assets get a hashed name, the others keep theirs.

import { readFileSync } from 'node:fs';
import { filesUnder } from './inputs.mjs';
import { root } from './paths.mjs';

/** Adds everything of public/ to the site. */
export function publicFiles(site) {
	for (const file of filesUnder('public')) {
		const name = file.slice('public/'.length);
		const bytes = readFileSync(root + file);
		if (name.startsWith('assets/')) site.add(name.slice('assets/'.length), bytes);
		else site.keep(name, bytes);
	}
}
