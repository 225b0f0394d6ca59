// What the rows use: newsrooms of a given size, press and nginx on one core, wrk on another.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { get } from './http.mjs'

const FOLDER = resolve('target/bench')
const SERVER_CORE = '0'
const LOAD_CORE = '1'

export function context(options) {
	const running = new Set()
	const press = resolve(options.press)
	mkdirSync(FOLDER, { recursive: true })

	// the data folder of a newsroom with this many stories; 'demo' is the demo newsroom. Created once per state of the migrations;
	// target/bench can be removed at any time
	function data(stories) {
		need(existsSync(press), `${options.press} is missing; build it, or name another program with --press`)
		const folder = join(FOLDER, `data-${stories}-${migrations()}`)
		if (existsSync(join(folder, 'ready'))) return folder
		rmSync(folder, { recursive: true, force: true })
		process.stderr.write(`  making a newsroom: ${stories}\n`)
		const made = spawnSync(press, ['demo', '--data', folder, ...(stories === 'demo' ? [] : ['--stories', String(stories)])], { encoding: 'utf8' })
		need(made.status === 0, `press demo (${stories}) ended with ${made.status}: ${(made.stderr || '').trim().split('\n').pop()}`)
		writeFileSync(join(folder, 'ready'), '')
		return folder
	}

	// press on the server's core; { cache: false } starts it with PRESS_NO_CACHE=1
	async function servePress({ folder, cache = true, variables = {} }) {
		const port = await freePort()
		const env = { ...process.env, RUST_LOG: 'error', ...variables }
		delete env.PRESS_NO_CACHE
		if (!cache) env.PRESS_NO_CACHE = '1'
		const child = spawn('taskset', ['-c', SERVER_CORE, press, 'serve', '--addr', `127.0.0.1:${port}`, '--data', folder], { env, stdio: ['ignore', 'ignore', 'pipe'] })
		return await started(child, port, [child.pid])
	}

	// nginx on the same core with `pages`: [{ path, body, headers }]
	async function serveNginx(pages) {
		const port = await freePort()
		const folder = join(FOLDER, 'nginx')
		rmSync(folder, { recursive: true, force: true })
		mkdirSync(folder, { recursive: true })
		const locations = pages.map(({ path, body, headers }, index) => {
			writeFileSync(join(folder, `page${index}`), body)
			const type = headers.find(([name]) => name === 'content-type')?.[1] ?? 'application/octet-stream'
			const own = headers.filter(([name]) => !NOT_COPIED.has(name)).map(([name, value]) => `add_header ${name} "${name === 'content-encoding' ? '$coding' : value.replaceAll('"', '\\"')}";`)
			// headers that nginx adds by itself are removed, and those that press generates per request are generated here too
			return `location = ${path} { root ${folder}; try_files /page${index} =404; types {} default_type "${type}"; max_ranges 0;
				add_header Last-Modified ""; ${headers.some(([name]) => name === 'x-request-id') ? 'add_header x-request-id $request_id;' : ''} ${own.join(' ')} }`
		})
		writeFileSync(join(folder, 'nginx.conf'), `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
			${process.getuid() === 0 ? 'user root;' : ''}
			events { worker_connections 4096; }
			http { access_log off; server_tokens off; sendfile on; tcp_nopush on; tcp_nodelay on; open_file_cache max=100; keepalive_requests 1000000000; keepalive_timeout 600;
				client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2; fastcgi_temp_path ${folder}/t3; uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5;
				map $http_if_none_match $coding { "" "${pages[0].headers.find(([name]) => name === 'content-encoding')?.[1] ?? ''}"; default ""; }
				server { listen 127.0.0.1:${port}; ${locations.join('\n')} } }`)
		const child = spawn('taskset', ['-c', SERVER_CORE, 'nginx', '-c', join(folder, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'pipe'] })
		const server = await started(child, port, [child.pid])
		server.pids.push(...children(child.pid))
		return server
	}

	async function started(child, port, pids) {
		let output = ''
		child.stderr.on('data', (text) => (output = (output + text).slice(-2000)))
		const server = { url: `http://127.0.0.1:${port}`, port, pids, stop: () => stop(server, child) }
		running.add(server)
		child.on('error', (error) => (output = error.message))
		for (let tries = 0; tries < 300; tries++) {
			if (child.exitCode !== null) break
			if (await get(server.url + '/').then(() => true, () => false)) return server
			await pause(50)
		}
		await server.stop()
		throw new Error(`${child.spawnargs[3]} did not start: ${output.trim().split('\n').pop() || 'it does not respond'}`)
	}

	async function stop(server, child) {
		running.delete(server)
		if (child.exitCode !== null || child.signalCode !== null) return
		const ended = new Promise((done) => child.on('exit', done))
		child.kill('SIGTERM')
		const timer = setTimeout(() => child.kill('SIGKILL'), 5000)
		await ended
		clearTimeout(timer)
	}

	// runs wrk against one URL: requests per second, latencies in milliseconds
	function load(url, { headers = {}, connections = 64, seconds = options.seconds } = {}) {
		need(cpus().length >= 2, 'this needs two cores: one for the server, one for the load')
		const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
		const args = ['-c', LOAD_CORE, 'wrk', '-t1', `-c${connections}`, `-d${seconds}s`, ...given, '-s', resolve('scripts/bench/report.lua'), url]
		const ran = spawn('taskset', args)
		return new Promise((done, fail) => {
			let out = ''
			ran.stdout.on('data', (text) => (out += text))
			ran.on('error', fail)
			ran.on('close', () => {
				const line = out.split('\n').find((text) => text.startsWith('{'))
				if (!line) return fail(new Error(`wrk printed no report for ${url}`))
				const report = JSON.parse(line)
				report.failed > 0 ? fail(new Error(`${report.failed} of ${report.requests} requests to ${url} failed`)) : done(report)
			})
		})
	}

	return { options, data, loadCore: LOAD_CORE, servePress, serveNginx, load, stopAll: () => Promise.all([...running].map((server) => server.stop())) }
}

// nginx writes these itself, or they are made per request
const NOT_COPIED = new Set(['content-type', 'content-length', 'date', 'connection', 'keep-alive', 'etag', 'x-request-id', 'transfer-encoding', 'last-modified', 'server'])

export function need(condition, message) {
	if (!condition) throw new Error(message)
}

// a hash of the migrations: press refuses a database of others
function migrations() {
	const hash = createHash('sha256')
	const folder = resolve('crates/newsroom/migrations')
	for (const name of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.sql')).sort()) hash.update(readFileSync(join(folder, name)))
	return hash.digest('hex').slice(0, 8)
}

export const pause = (millis) => new Promise((done) => setTimeout(done, millis))

export function freePort() {
	return new Promise((done) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const { port } = probe.address()
			probe.close(() => done(port))
		})
	})
}

function children(pid) {
	try {
		return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
	} catch {
		return []
	}
}

// CPU time of a server since its start, in milliseconds
export function cpuTime(server) {
	let ticks = 0
	for (const pid of server.pids) {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')
		ticks += Number(fields[11]) + Number(fields[12])
	}
	return ticks * 10
}

// resident memory of a server in MB
export function resident(server) {
	return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pids[0]}/status`, 'utf8'))[1]) / 1024
}

export function median(values) {
	const sorted = [...values].sort((a, b) => a - b)
	const middle = sorted.length >> 1
	return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

// the ratio of medians, and the smallest and largest ratio of one round
export function ratio(a, b, raw = {}) {
	const rounds = a.map((value, index) => value / b[index])
	return { ratio: median(a) / median(b), min: Math.min(...rounds), max: Math.max(...rounds), a, b, ...raw }
}

// A, B, A, B …
export async function inTurn(rounds, a, b) {
	const [as, bs] = [[], []]
	for (let round = 0; round < rounds; round++) {
		as.push(await a())
		bs.push(await b())
	}
	return [as, bs]
}
