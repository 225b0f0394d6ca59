//! Our hand-written browser scripts, minified. The final paths of the bundles are filled in here.

import { existsSync } from 'node:fs';
import { known, root } from './paths.mjs';

/**
 * NAME.js is built from a source in frontend/; a script comes after those that it loads. Boot scripts belong to a bundle whose islands wake at
 * once or when they are used.
 */
const ENTRIES = [
	{ name: 'boot', source: 'boot/site', bundle: 'reader', atOnce: false },
	{ name: 'theme', source: 'boot/theme', bundle: 'reader', atOnce: false },
	{ name: 'lightbox', source: 'boot/lightbox', bundle: 'reader', atOnce: false },
	{ name: 'send-waiting', source: 'editor/sign_out/send_waiting', bundle: 'desk', atOnce: true },
	{ name: 'sign-out', source: 'editor/sign_out/sign_out', bundle: 'desk', atOnce: true },
	{ name: 'desk-boot', source: 'boot/desk', bundle: 'desk', atOnce: true },
	{ name: 'comments', source: 'boot/comments', bundle: 'reader', atOnce: false },
	{ name: 'story', source: 'boot/story', bundle: 'reader', atOnce: false },
	{ name: 'editor', source: 'editor/editor', bundle: 'desk', atOnce: true },
];

/** The finished scripts as `{ name, source, text }`. */
export async function buildScripts(site) {
	const { build } = await import('esbuild');
	const made = [];
	for (const { name, source: file, bundle, atOnce } of ENTRIES) {
		const source = `frontend/${file}.js`;
		if (!existsSync(root + source)) throw known(`${source} is missing.`);
		const result = await build({
			entryPoints: [root + source],
			bundle: true,
			minify: true,
			write: false,
			format: 'esm',
			target: 'es2022',
			external: ['/assets/*'],
			// else every //! comment is shipped
			legalComments: 'none',
			define: {
				__GLUE__: JSON.stringify(site.pathOf(`${bundle}.js`)),
				__WASM__: JSON.stringify(site.pathOf(`${bundle}.wasm`)),
				__WAKES_AT_ONCE__: String(atOnce),
			},
			logLevel: 'silent',
		}).catch((error) => {
			const [first] = error.errors ?? [];
			throw first ? known(`${first.location?.file ?? source}:${first.location?.line ?? 0}: ${first.text}`) : error;
		});
		made.push({ name: `${name}.js`, source, text: result.outputFiles[0].text });
	}
	return made;
}
