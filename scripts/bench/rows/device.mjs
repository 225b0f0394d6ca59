// What a reader's device stores after 2,000 stories, in MB (10^6 bytes).
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { need } from '../context.mjs'

const STORIES = 2000

export async function device(bench) {
	const press = await bench.servePress({ folder: bench.data(STORIES) })
	try {
		const run = promisify(execFile)(process.execPath, ['end2end/app_storage.mjs', String(STORIES)], { env: { ...process.env, PAPER: press.url }, maxBuffer: 1 << 20 })
		const found = JSON.parse((await run).stdout)
		need(found.opened >= STORIES * 0.95, `only ${found.opened} stories were opened`)
		const value = found.bytes / 1e6
		return { 'device-storage': { ratio: value, min: value, max: value, unit: 'MB', ...found } }
	} finally {
		await press.stop()
	}
}
