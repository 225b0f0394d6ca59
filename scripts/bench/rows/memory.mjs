// Resident memory: of a program that has only started, of one that has drawn much, of one whose readers hang up.
import { connect } from 'node:net'
import { need, pause, resident } from '../context.mjs'
import { get } from '../http.mjs'
import { stories } from '../pages.mjs'

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
			const answer = await get(press.url + path, { 'accept-encoding': 'br' })
			need(answer.status === 200, `${path} answers ${answer.status}`)
		})
		await pause(3000)
		return { 'memory-idle': row(idle), 'memory-served': row(resident(press)) }
	} finally {
		await press.stop()
	}
}

// memory after 50,000 renders whose readers hang up ÷ after the first 5,000 of them; no cache, so that every request is a render
export async function aborts(bench) {
	const press = await bench.servePress({ folder: bench.data(1000), cache: false })
	try {
		const paths = await stories(press, 500)
		let drawn = 0
		const some = async (number) => {
			const until = drawn + number
			const one = async (path, index) => (drawn += Number(await hangUp(press.port, path, index % 3 === 0)))
			// only those count whose answer had begun: the others may have been drawn or not
			while (drawn < until) await each(Array.from({ length: 1500 }, (_, index) => paths[index % paths.length]), 64, one)
			await pause(2000)
			return resident(press)
		}
		const before = await some(ABORTS / 10)
		const after = await some(ABORTS)
		return { ratio: after / before, min: after / before, max: after / before, unit: 'MB', before, after, drawn }
	} finally {
		await press.stop()
	}
}

// asks, and hangs up at once (early) or when the first bytes come; whether any came
function hangUp(port, path, early) {
	return new Promise((done) => {
		let came = false
		const socket = connect(port, '127.0.0.1', () => {
			socket.write(`GET ${path} HTTP/1.1\r\nHost: bench\r\nAccept-Encoding: br\r\n\r\n`)
			if (early) setTimeout(() => socket.destroy(), Math.random() * 10)
		})
		socket.once('data', () => ((came = true), socket.resetAndDestroy()))
		socket.on('error', () => {})
		socket.on('close', () => done(came))
	})
}

async function each(items, atOnce, work) {
	let next = 0
	await Promise.all(
		Array.from({ length: atOnce }, async () => {
			while (next < items.length) await work(items[next], next++)
		}),
	)
}
