//! Our hand-written browser scripts, minified. The final paths of the bundles are filled in here.

import { existsSync } from 'node:fs';
import { BUNDLES } from './bundles.mjs';
import { known, root } from './paths.mjs';

/** NAME.js is built from frontend/boot/NAME.js. */
const ENTRIES = ['boot'];

/** The finished scripts as `{ name, source, text }`. */
export async function buildScripts(site) {
	const { build } = await import('esbuild');
	// __READER_GLUE__ and __READER_WASM__, and the same for every other bundle
	const define = {};
	for (const { name } of BUNDLES) {
		define[`__${name.toUpperCase()}_GLUE__`] = JSON.stringify(site.pathOf(`${name}.js`));
		define[`__${name.toUpperCase()}_WASM__`] = JSON.stringify(site.pathOf(`${name}.wasm`));
	}
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
