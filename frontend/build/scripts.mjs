//! Our hand-written browser scripts, minified. The final paths of the bundles are filled in here.

import { existsSync } from 'node:fs';
import { known, root } from './paths.mjs';

/**
 * NAME.js is built from a source in frontend/; a script comes after those that it loads. Boot scripts belong to a bundle whose islands wake at
 * once or when they are used.
 */
const ENTRIES = [
	{ name: 'alerts', source: 'app/alerts_panel', bundle: 'reader', atOnce: false },
	{ name: 'app', source: 'app/app', bundle: 'reader', atOnce: false },
	{ name: 'device', source: 'app/device', bundle: 'reader', atOnce: false },
	{ name: 'boot', source: 'boot/site', bundle: 'reader', atOnce: false },
	{ name: 'theme', source: 'boot/theme', bundle: 'reader', atOnce: false },
	{ name: 'lightbox', source: 'boot/lightbox', bundle: 'reader', atOnce: false },
	{ name: 'send-waiting', source: 'editor/sign_out/send_waiting', bundle: 'desk', atOnce: true },
	{ name: 'sign-out', source: 'editor/sign_out/sign_out', bundle: 'desk', atOnce: true },
	{ name: 'goes-on', source: 'boot/goes_on', bundle: 'desk', atOnce: true },
	{ name: 'menu-lines', source: 'boot/menu_lines', bundle: 'desk', atOnce: true },
	{ name: 'pictures', source: 'library/pictures', bundle: 'desk', atOnce: true },
	{ name: 'palette', source: 'boot/palette', bundle: 'desk', atOnce: true },
	{ name: 'front-slots', source: 'boot/front_slots', bundle: 'desk', atOnce: true },
	{ name: 'desk-boot', source: 'boot/desk', bundle: 'desk', atOnce: true },
	{ name: 'comments', source: 'boot/comments', bundle: 'reader', atOnce: false },
	{ name: 'story', source: 'boot/story', bundle: 'reader', atOnce: false },
	{ name: 'comment-form', source: 'boot/comment_form', bundle: 'reader', atOnce: false },
	{ name: 'editor', source: 'editor/editor', bundle: 'desk', atOnce: true },
	// browsers know a worker by its path, so that these keep their names; classic scripts, because Firefox learned modules late
	{ name: 'sw', source: 'worker/worker', bundle: 'reader', atOnce: false, keep: true },
	{ name: 'sw-off', source: 'worker/off', bundle: 'reader', atOnce: false, keep: true },
];

/** What the worker stores when it is installed: a page in the paper's look, without pictures. */
const SHELL = ['site.css', 'device.css', 'theme.js', 'boot.js', 'app.js', 'device.js', 'serif.woff2', 'sans.woff2'];

/** The finished scripts as `{ name, source, text, keep }`; in those that keep their names, `__RELEASE__` stands for a hash of all that they load. */
export async function buildScripts(site) {
	const { build } = await import('esbuild');
	const made = [];
	for (const { name, source: file, bundle, atOnce, keep } of ENTRIES) {
		const source = `frontend/${file}.js`;
		if (!existsSync(root + source)) throw known(`${source} is missing.`);
		const result = await build({
			entryPoints: [root + source],
			bundle: true,
			minify: true,
			write: false,
			format: keep ? 'iife' : 'esm',
			target: 'es2022',
			external: ['/assets/*'],
			// else every //! comment is shipped
			legalComments: 'none',
			define: {
				__GLUE__: JSON.stringify(site.pathOf(`${bundle}.js`)),
				__WASM__: JSON.stringify(site.pathOf(`${bundle}.wasm`)),
				__WAKES_AT_ONCE__: String(atOnce),
				__SHELL__: JSON.stringify(SHELL.map((name) => `/assets/${name}`)),
			},
			logLevel: 'silent',
		}).catch((error) => {
			const [first] = error.errors ?? [];
			throw first ? known(`${first.location?.file ?? source}:${first.location?.line ?? 0}: ${first.text}`) : error;
		});
		made.push({ name: `${name}.js`, source, keep, text: result.outputFiles[0].text });
	}
	return made;
}
