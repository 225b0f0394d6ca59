// The training run of a profile-guided build: uncached and cached pages of the demo newsroom, lists, feeds, searches.
// node scripts/training.mjs PRESS DATA
import { spawn, spawnSync } from 'node:child_process'
import { Agent } from 'node:http'
import { freePort, need, pause } from './bench/context.mjs'
import { get } from './bench/http.mjs'
import { stories } from './bench/pages.mjs'

const UNCACHED = 20_000
const CACHED = 12_000
const AT_ONCE = 8
const SEARCHES = ['/search/?q=water', '/search/?q=border+talks&sort=newest', '/api/suggest?q=riv', '/api/suggest?q=is']

const [press, data] = process.argv.slice(2)
const loaded = spawnSync(press, ['demo', '--data', data], { encoding: 'utf8' })
need(loaded.status === 0, `${press} demo: ${loaded.error?.message ?? loaded.stderr.trim()}`)
await trained({ PRESS_NO_CACHE: '1' }, UNCACHED)
await trained({}, CACHED)

// starts the server, requests everything in turn, and stops it with SIGTERM: the counters are written at a normal exit
async function trained(variables, requests) {
	const port = await freePort()
	const child = spawn(press, ['serve', '--addr', `127.0.0.1:${port}`, '--data', data], { env: { ...process.env, RUST_LOG: 'error', ...variables }, stdio: 'inherit' })
	const ended = new Promise((done) => child.on('exit', (code, signal) => done(code ?? signal)))
	const url = `http://127.0.0.1:${port}`
	await ready(url)
	const paths = await everything(url)
	const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
	let next = 0
	const reader = async () => {
		while (next < requests) {
			const path = paths[next++ % paths.length]
			const coding = next % 4 === 0 ? {} : { 'accept-encoding': 'gzip, br' }
			const response = await get(url + path, coding, { agent })
			need(response.status < 500, `${path} responds with ${response.status}`)
			const tag = response.headers.find(([name]) => name === 'etag')?.[1]
			if (tag && next % 5 === 0) await get(url + path, { ...coding, 'if-none-match': tag }, { agent })
		}
	}
	await Promise.all(Array.from({ length: AT_ONCE }, reader))
	agent.destroy()
	child.kill('SIGTERM')
	const code = await ended
	need(code === 0, `press serve ended with ${code}`)
}

// stories are read most, so each is requested eight times as often as a list, a feed or a search
async function everything(url) {
	const front = (await get(url + '/')).body.toString()
	const links = new Set([...front.matchAll(/href="(\/[^"#]*)"/g)].map((match) => match[1].replaceAll('&amp;', '&')))
	const all = await stories({ url }, 1000)
	const others = [...links, '/feed/', '/comments/feed/', ...SEARCHES, '/no-such-page/']
	return others.concat(...Array(8).fill(all))
}

async function ready(url) {
	for (let tries = 0; tries < 200; tries++) {
		if (await get(url + '/readyz').then((response) => response.status === 200, () => false)) return
		await pause(50)
	}
	throw new Error('press serve does not respond')
}
