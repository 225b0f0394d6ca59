//! Our hand-written browser scripts, minified. The final paths of the reader's bundle are filled in here.

import { existsSync } from 'node:fs';
import { known, root } from './paths.mjs';

/** NAME.js is built from frontend/boot/NAME.js. */
const ENTRIES = ['boot'];

/** The finished scripts as `{ name, source, text }`. */
export async function buildScripts(site) {
	const { build } = await import('esbuild');
	// only the reader's: pages of the desk name their bundle themselves, so that a new one changes no file of the reader's pages
	const define = { __READER_GLUE__: JSON.stringify(site.pathOf('reader.js')), __READER_WASM__: JSON.stringify(site.pathOf('reader.wasm')) };
	const made = [];
	for (const entry of ENTRIES) {
		const source = `frontend/boot/${entry}.js`;
		if (!existsSync(root + source)) throw known(`${source} is missing.`);
		const result = await build({
			entryPoints: [root + source],
			bundle: true,
			minify: true,
			write: false,
			format: 'esm',
			target: 'es2022',
			external: ['/assets/*'],
			define,
			logLevel: 'silent',
		}).catch((error) => {
			const [first] = error.errors ?? [];
			throw first ? known(`${first.location?.file ?? source}:${first.location?.line ?? 0}: ${first.text}`) : error;
		});
		made.push({ name: `${entry}.js`, source, text: result.outputFiles[0].text });
	}
	return made;
}
