// The same kind of page in a large and a small newsroom, without the cache: shows what grows with the archive.
import { inTurn, need, ratio } from '../context.mjs'
import { get } from '../http.mjs'
import { deep, listOf, story } from '../pages.mjs'

const SMALL = 1000
// enough that the server's core never sleeps between requests: waking it can take a virtual machine as long as a page
const CONNECTIONS = 8

export async function scale(bench) {
	const large = await bench.servePress({ folder: bench.data(bench.options.large), cache: false })
	const small = await bench.servePress({ folder: bench.data(SMALL), cache: false })
	try {
		const [inLarge, inSmall] = [await urls(large), await urls(small)]
		const results = {}
		for (const name of Object.keys(inLarge)) {
			for (const url of [inLarge[name], inSmall[name]]) {
				const response = await get(url)
				need(response.status === 200, `${url} responds with ${response.status}`)
			}
			const measure = (url) => () => bench.load(url, { connections: CONNECTIONS })
			const [a, b] = await inTurn(bench.options.rounds, measure(inLarge[name]), measure(inSmall[name]))
			results[`scale-${name}`] = ratio(a.map((r) => r.p50), b.map((r) => r.p50), { unit: 'p50' })
		}
		return results
	} finally {
		await Promise.all([large.stop(), small.stop()])
	}
}

async function urls(server) {
	const section = await listOf(server, 'category')
	const paths = {
		front: '/',
		section,
		'section-deep': await deep(server, section, 1000),
		tag: await listOf(server, 'tag'),
		story: await story(server),
		feed: '/feed/',
		search: '/search/?q=talks',
		suggest: '/api/suggest?q=tal',
	}
	return Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, server.url + path]))
}
