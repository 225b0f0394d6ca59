// Resident memory: after the start, after many pages, after many requests whose clients disconnect.
import { need, pause, resident } from '../context.mjs'
import { get } from '../http.mjs'
import { stories } from '../pages.mjs'
import { run } from '../programs.mjs'
import { client } from './newsdesk.mjs'

const STORIES = 10_000
const ABORTS = 50_000
const row = (value, raw) => ({ ratio: value, min: value, max: value, unit: 'MB', ...raw })

export async function memory(bench) {
	const press = await bench.servePress({ folder: bench.data(STORIES) })
	try {
		await pause(3000)
		const idle = resident(press)
		const paths = await stories(press, STORIES)
		need(paths.length === STORIES, `${paths.length} stories are linked from /latest/, not ${STORIES}`)
		await each(paths, 16, async (path) => {
			const response = await get(press.url + path, { 'accept-encoding': 'br' })
			need(response.status === 200, `${path} responds with ${response.status}`)
		})
		await pause(3000)
		return { 'memory-idle': row(idle), 'memory-served': row(resident(press)) }
	} finally {
		await press.stop()
	}
}

// makes the allocator return freed memory at once; what it retains otherwise varies by half and hides what is in use
const PURGE_AT_ONCE = { MIMALLOC_PURGE_DELAY: '0' }

// memory after 50,000 renders whose clients disconnect ÷ after the first 5,000; no cache, so that every request renders
export async function aborts(bench) {
	const press = await bench.servePress({ folder: bench.data(1000), cache: false, variables: PURGE_AT_ONCE })
	try {
		const paths = await stories(press, 500)
		const some = async (number) => {
			const { begun } = await run('taskset', ['-c', bench.loadCore, client(bench), 'hang-up', `127.0.0.1:${press.port}`, String(number), ...paths])
			need(begun >= number, `only ${begun} responses had started, not ${number}`)
			await pause(2000)
			return resident(press)
		}
		const before = await some(ABORTS / 10)
		const after = await some(ABORTS)
		return { ratio: after / before, min: after / before, max: after / before, unit: 'MB', before, after }
	} finally {
		await press.stop()
	}
}

async function each(items, atOnce, work) {
	let next = 0
	await Promise.all(
		Array.from({ length: atOnce }, async () => {
			while (next < items.length) await work(items[next], next++)
		}),
	)
}
