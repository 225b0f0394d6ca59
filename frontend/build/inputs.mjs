//! One fingerprint for many files, to detect whether anything must be rebuilt.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { root } from './paths.mjs';

/** All files under `path`, sorted, as paths from the root. Empty for a missing path. */
export function filesUnder(path) {
	const stat = statSync(root + path, { throwIfNoEntry: false });
	if (!stat) return [];
	if (stat.isFile()) return [path];
	return readdirSync(root + path)
		.filter((name) => name !== 'node_modules' && name !== 'target' && !name.startsWith('.'))
		.sort()
		.flatMap((name) => filesUnder(`${path}/${name}`));
}

/** A hash of the names and contents of everything under `paths`, and of `extra`. */
export function fingerprint(paths, extra = '') {
	const hash = createHash('sha256').update(extra);
	for (const file of paths.flatMap(filesUnder)) hash.update(`\0${file}\0`).update(readFileSync(root + file));
	return hash.digest('hex');
}

/** A short hash of bytes, as it appears in file names. */
export function shortHash(bytes) {
	return createHash('sha256').update(bytes).digest('hex').slice(0, 8);
}
