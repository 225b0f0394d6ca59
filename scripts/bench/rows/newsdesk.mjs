// Saves and stampedes, measured with our own client (server/benches/readers).
import { cpSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { inTurn, need, ratio } from '../context.mjs'
import { get } from '../http.mjs'
import { story } from '../pages.mjs'
import { built, run } from '../programs.mjs'

const READERS = 1000

export const client = (bench) => built(bench, 'readers')

// a thousand simultaneous requests for one page
export async function stampedeSlowest(bench) {
	const readers = client(bench)
	const folder = bench.data('1000')
	const fresh = (number) => async () => {
		const press = await bench.servePress({ folder })
		try {
			// warms the program up, but not the page
			for (const path of ['/latest/', await story(press), '/search/?q=talks']) await get(press.url + path)
			const cold = await run('taskset', ['-c', bench.loadCore, readers, 'crowd', `127.0.0.1:${press.port}`, '/category/diplomacy/', String(number)])
			const ready = await run('taskset', ['-c', bench.loadCore, readers, 'crowd', `127.0.0.1:${press.port}`, '/category/diplomacy/', String(number)])
			return { cold: cold.slowest, ready: ready.slowest }
		} finally {
			await press.stop()
		}
	}
	const [crowd, one] = await inTurn(bench.options.rounds, fresh(READERS), fresh(1))
	return ratio(crowd.map((r) => r.cold), one.map((r) => r.cold), { unit: 'slowest', ready: crowd.map((r) => r.ready) })
}

// in one process, because a save ends when the function that makes it returns
export async function newsdesk(bench) {
	const folder = resolve('target/bench/newsdesk')
	rmSync(folder, { recursive: true, force: true })
	cpSync(bench.data('1000'), folder, { recursive: true })
	const { cold, fresh, save, stale, reads, renders } = await run(client(bench), ['newsdesk', folder, String(Math.max(20, bench.options.rounds))])
	need(reads > 200, `only ${reads} responses while saving`)
	const count = (value, raw) => ({ ratio: value, min: value, max: value, ...raw })
	return { publish: ratio(fresh, cold, { unit: 'millis', save }), 'publish-stale': count(stale, { reads }), 'stampede-renders': count(renders, {}) }
}
