//! The wasm bundles: cargo, wasm-bindgen, esbuild for the generated JavaScript ("glue"), wasm-opt.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { shortHash } from './inputs.mjs';
import { bin, known, root, target, work } from './paths.mjs';

/** One bundle per entry: its name and the features of the `frontend` crate that make it. */
export const BUNDLES = [{ name: 'reader', features: ['reader'] }, { name: 'desk', features: ['desk'] }];

/**
 * Builds one bundle and returns its glue and wasm. Cargo does not run when no Rust file changed (`rust` is their
 * fingerprint), and nothing is optimised again when cargo produced the same wasm as before.
 */
export async function buildBundle({ name, features }, { state, rust }) {
	const folder = `${work}/${name}`;
	const glueFile = `${folder}/${name}.min.js`;
	const wasmFile = `${folder}/${name}.opt.wasm`;
	const done = () => ({ glue: readFileSync(glueFile), wasm: readFileSync(wasmFile) });
	const made = existsSync(glueFile) && existsSync(wasmFile);
	if (made && state.rust === rust) return done();

	console.log(`  ${name}: cargo`);
	cargo(name, features);
	const rawFile = `${target}wasm32-unknown-unknown/wasm-release/frontend.wasm`;
	const raw = shortHash(readFileSync(rawFile));
	state.bundles ??= {};
	if (made && state.bundles[name] === raw) return done();

	console.log(`  ${name}: glue and wasm-opt`);
	mkdirSync(folder, { recursive: true });
	run(bindgen(), [rawFile, folder, name], `the glue of ${name}`);
	run(`${bin}/wasm-opt`, ['-Oz', '-o', wasmFile, `${folder}/${name}_bg.wasm`], `wasm-opt of ${name}`);
	await minifyGlue(`${folder}/${name}.js`, glueFile);
	state.bundles[name] = raw;
	return done();
}

function cargo(name, features) {
	const args = ['build', '--package', 'frontend', '--no-default-features', '--features', features.join(',')];
	args.push('--target', 'wasm32-unknown-unknown', '--profile', 'wasm-release', '--target-dir', target);
	// panic messages contain the paths of source files; without this the wasm would reveal the home folder of the builder
	const cargoHome = process.env.CARGO_HOME ?? `${homedir()}/.cargo`;
	const env = { ...process.env, CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: `--remap-path-prefix=${cargoHome}/registry/src/=` };
	run('cargo', args, `the ${name} bundle`, env);
}

/** The glue as one minified module; files that wasm-bindgen generated separately are included. */
async function minifyGlue(from, to) {
	const { build } = await import('esbuild');
	await build({ entryPoints: [from], outfile: to, bundle: true, minify: true, format: 'esm', target: 'es2022', logLevel: 'error' });
}

function bindgen() {
	const path = process.env.BINDGEN;
	if (!path || !existsSync(path)) throw known('The generator of the wasm glue is missing. Start this build with ./dev serve, ./dev test or ./dev build.');
	return path;
}

function run(program, args, what, env = process.env) {
	try {
		execFileSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env, cwd: root });
	} catch (error) {
		throw known(`${what} could not be built (${program} ${error.status ?? error.code}); its message is above.`);
	}
}
