//! Builds everything that a browser loads into target/site: bundles, scripts, styles, fonts, icons.
//!
//! `node frontend/build.mjs [--only-current]`. What did not change is not rebuilt. `--only-current` removes the
//! files of earlier builds, for a program that embeds its own copy.

import { existsSync } from 'node:fs';
import { buildBundle, BUNDLES } from './build/bundles.mjs';
import { buildFonts } from './build/fonts.mjs';
import { fingerprint, shortHash } from './build/inputs.mjs';
import { readState, writeState } from './build/state.mjs';
import { buildScripts } from './build/scripts.mjs';
import { buildStyles } from './build/styles.mjs';
import { publicFiles } from './build/public.mjs';
import { Site } from './build/site.mjs';
import { sizeTable } from './build/table.mjs';
import { site as siteFolder } from './build/paths.mjs';

// the inputs of the site; RUST are those of the wasm
const RUST = ['app', 'crates/domain', 'frontend/src', 'frontend/Cargo.toml', 'Cargo.toml', 'Cargo.lock', '.cargo/config.toml'];
const BUILD = ['frontend/build.mjs', 'frontend/build', 'frontend/package-lock.json', 'scripts/bindgen'];
const REST = ['style', 'public', 'frontend/boot', 'frontend/editor', 'frontend/library', 'frontend/app', 'frontend/worker'];

// cached pages, and a server that was not restarted yet, still refer to the files of earlier builds
const BUILDS_KEPT = 4;

const onlyCurrent = process.argv.includes('--only-current');
const started = performance.now();
const state = readState();
const rust = fingerprint([...RUST, ...BUILD], process.env.RUST_VERSION);
const all = fingerprint([...RUST, ...BUILD, ...REST], String(onlyCurrent));

if (state.all === all && state.rust === rust && state.builds?.[0]?.every((path) => existsSync(siteFolder + path))) {
	console.log('  the browser\'s files are up to date');
	process.exit(0);
}

try {
	const site = new Site();
	const [fonts] = await Promise.all([buildFonts(), bundles(site)]);
	for (const { name, bytes, keep } of fonts) keep ? site.keep(name, bytes) : site.add(name, bytes);
	publicFiles(site);
	// styles and scripts refer to the files above by their final paths
	for (const file of await buildStyles()) site.add(file.name, site.resolve(file));
	for (const file of await buildScripts(site)) {
		const text = site.resolve(file);
		file.keep ? site.keep(file.name, text.replaceAll('__RELEASE__', shortHash(text))) : site.add(file.name, text);
	}
	const earlier = onlyCurrent ? [] : (state.builds ?? []).slice(0, BUILDS_KEPT - 1);
	const { current, written } = await site.write({ keep: earlier.flat() });
	writeState({ ...state, all, rust, builds: [current, ...earlier] });
	console.log(sizeTable(site.manifest));
	console.log(`  ${written} files written in ${((performance.now() - started) / 1000).toFixed(1)} s`);
} catch (error) {
	console.error(`\n  ${error.known ? error.message : error.stack}`);
	process.exit(1);
}

async function bundles(site) {
	for (const bundle of BUNDLES) {
		const { glue, wasm } = await buildBundle(bundle, { state, rust });
		site.add(`${bundle.name}.js`, glue);
		site.add(`${bundle.name}.wasm`, wasm);
	}
}
