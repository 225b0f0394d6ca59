// A story page against nginx serving the same bytes and headers, on the same core in turn.
import { cpuTime, inTurn, need, ratio } from '../context.mjs'
import { get, header, names, same } from '../http.mjs'
import { story } from '../pages.mjs'

// both servers with one page, compared before anything is timed
async function both(bench, { cache, coding }) {
	const press = await bench.servePress({ folder: bench.data('demo'), cache })
	const path = await story(press)
	const request = coding ? { 'accept-encoding': coding } : {}
	// the cache recompresses popular pages: wait until that is done before copying the bytes
	let page
	for (let n = 0; n < (cache ? 20 : 1); n++) page = await get(press.url + path, request)
	if (cache) await new Promise((done) => setTimeout(done, 1500))
	page = await get(press.url + path, request)
	need(page.status === 200, `${path} responds with ${page.status}`)
	need(!coding || header(page, 'content-encoding') === coding, `${path} is not compressed with ${coding}`)
	need(header(page, 'etag') && header(page, 'content-security-policy'), `${path} lacks its ETag or its policy headers`)
	const nginx = await bench.serveNginx([{ path, body: page.body, headers: page.headers }])
	same(page, await get(nginx.url + path, request), path)
	const stop = () => Promise.all([press.stop(), nginx.stop()])
	return { press, nginx, path, request, stop }
}

async function timed(bench, servers, headers, fields) {
	const measure = (server) => async () => {
		const before = cpuTime(server)
		const report = await bench.load(server.url + servers.path, { headers })
		return { ...report, cpu: (cpuTime(server) - before) / report.requests }
	}
	const [a, b] = await inTurn(bench.options.rounds, measure(servers.press), measure(servers.nginx))
	return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, ratio(a.map((r) => r[field]), b.map((r) => r[field]), { unit: field })]))
}

export async function cached(bench) {
	const servers = await both(bench, { cache: true, coding: 'br' })
	try {
		return await timed(bench, servers, servers.request, { 'cached-requests': 'perSecond', 'cached-p99': 'p99' })
	} finally {
		await servers.stop()
	}
}

export async function uncached(bench) {
	const servers = await both(bench, { cache: false })
	try {
		return await timed(bench, servers, {}, { 'uncached-requests': 'perSecond', 'uncached-cpu': 'cpu' })
	} finally {
		await servers.stop()
	}
}

export async function notModified(bench) {
	const servers = await both(bench, { cache: true, coding: 'br' })
	try {
		// each server has its own ETag
		const tagged = async (server) => {
			const tag = header(await get(server.url + servers.path, servers.request), 'etag')
			const headers = { ...servers.request, 'if-none-match': tag }
			const response = await get(server.url + servers.path, headers)
			need(response.status === 304 && !response.body.length, `${server.url}${servers.path} responds with ${response.status} to its own ETag`)
			return { headers, names: names(response) }
		}
		const [press, nginx] = [await tagged(servers.press), await tagged(servers.nginx)]
		need(press.names === nginx.names, `the headers of 304 differ: press ${press.names}; nginx ${nginx.names}`)
		const measure = (server, { headers }) => () => bench.load(server.url + servers.path, { headers })
		const [a, b] = await inTurn(bench.options.rounds, measure(servers.press, press), measure(servers.nginx, nginx))
		return ratio(a.map((r) => r.perSecond), b.map((r) => r.perSecond), { unit: 'perSecond' })
	} finally {
		await servers.stop()
	}
}
