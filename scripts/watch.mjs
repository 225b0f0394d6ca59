//! Builds and serves, and repeats that after every change. `node scripts/watch.mjs ADDR DATA`.
//!
//! The old server runs until the new one is built, and stays when the build fails.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync, watch } from 'node:fs';

const [addr, data] = process.argv.slice(2);
const WATCHED = ['app', 'server', 'crates', 'style', 'frontend', 'public', 'Cargo.toml'];
const IGNORED = /(^|\/)(node_modules|target|\.git)(\/|$)|~$|\.sw.$/;
// editors write a file in several steps
const QUIET_MS = 150;

let server;
let timer;
let building = false;
let again = false;

for (const path of WATCHED.filter((path) => existsSync(path))) {
	watch(path, { recursive: true }, (_, name) => {
		if (name && IGNORED.test(name)) return;
		clearTimeout(timer);
		timer = setTimeout(() => round(name), QUIET_MS);
	});
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop().then(() => process.exit(0)));
await round();

/** One build and restart; a change during the build starts another. */
async function round(changed) {
	if (building) {
		again = true;
		return;
	}
	building = true;
	const start = performance.now();
	console.log(changed ? `• ${changed} changed` : '• first build');
	const built = await run('node', ['frontend/build.mjs']) && await run('cargo', ['build', '--quiet', '--package', 'server']);
	if (built) {
		await stop();
		if (!hasData()) await run('target/debug/press', ['demo', '--data', data]);
		server = spawn('target/debug/press', ['serve', '--addr', addr, '--data', data], { stdio: 'inherit' });
		console.log(`  ✓ ${((performance.now() - start) / 1000).toFixed(1)} s, http://${addr}/`);
	} else {
		console.log('  ✗ not built: the message is above; waiting for a change');
	}
	building = false;
	if (again) {
		again = false;
		await round('something else');
	}
}

function run(program, args) {
	return new Promise((resolve) => {
		const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
		child.on('error', (error) => (console.error(`  ${program}: ${error.message}`), resolve(false)));
		child.on('exit', (code) => resolve(code === 0));
	});
}

/** Ends the running server and waits until its port is free. */
function stop() {
	const old = server;
	server = undefined;
	if (!old || old.exitCode !== null) return Promise.resolve();
	return new Promise((resolve) => {
		old.on('exit', resolve);
		old.kill('SIGTERM');
		setTimeout(() => old.kill('SIGKILL'), 5000).unref();
	});
}

function hasData() {
	return Boolean(process.env.DATABASE_URL) || existsSync(data) && readdirSync(data).some((name) => name.endsWith('.sqlite'));
}
