// Programs written for measuring, built beside press (`cargo build --bench`).
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { need } from './context.mjs'

// the newest build of one
export function built(bench, program) {
	const folder = resolve(bench.options.press, '../deps')
	const is = new RegExp(`^${program}-[0-9a-f]+$`)
	const names = existsSync(folder) ? readdirSync(folder).filter((name) => is.test(name)) : []
	const newest = names.map((name) => join(folder, name)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]
	need(newest, `${program} is not built beside ${bench.options.press}; see scripts/bench.sh`)
	return newest
}

// runs it to its end and parses its output as JSON
export function run(command, args) {
	return new Promise((done, fail) => {
		const child = spawn(command, args)
		let [out, log] = ['', '']
		child.stdout.on('data', (text) => (out += text))
		child.stderr.on('data', (text) => (log += text))
		child.on('error', fail)
		child.on('close', (code) => (code === 0 ? done(JSON.parse(out)) : fail(new Error(`${args.join(' ')}: ${log.trim().split('\n').slice(-3).join(' ')}`))))
	})
}
