// Finds real pages by following links, as a reader would.
import { need } from './context.mjs'
import { get } from './http.mjs'

async function html(url) {
	const response = await get(url)
	need(response.status === 200, `${url} responds with ${response.status}`)
	return response.body.toString()
}

const links = (text) => [...text.matchAll(/href="([^"]+)"/g)].map((match) => match[1].replaceAll('&amp;', '&'))

// the newest stories, at most `most`, found through the "more" links of /latest/
export async function stories(server, most) {
	const found = new Set()
	let next = '/latest/'
	while (next && found.size < most) {
		const text = await html(server.url + next)
		const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'))
		const titles = [...main.matchAll(/<a\b[^>]*class="card-link"[^>]*>/g)].map((match) => links(match[0])[0])
		need(titles.length, `${next} links to no story`)
		titles.forEach((path) => found.add(path))
		const more = links(main).find((link) => link.includes('after='))
		next = more && new URL(more, server.url + next).pathname + new URL(more, server.url + next).search
	}
	return [...found].slice(0, most)
}

// the first story of /latest/
export async function story(server) {
	const text = await html(server.url + '/latest/')
	const main = text.slice(Math.max(0, text.indexOf('<main')))
	const path = links(main).find((link) => /^\/[^/?#]+\/$/.test(link) && !/^\/(latest|search|category|tag|author|feed)\//.test(link))
	need(path, 'no story is linked from /latest/')
	return path
}

// the first section, tag … that the pages link to
export async function listOf(server, kind) {
	for (const from of ['/', '/latest/', await story(server)]) {
		const path = links(await html(server.url + from)).find((link) => new RegExp(`^/${kind}/[^/]+/$`).test(link))
		if (path) return path
	}
	throw new Error(`no page links to a ${kind}`)
}

// the target of the "more" link of page `number` of a list; of an earlier page if the list is shorter
export async function deep(server, list, number) {
	for (let page = number; page >= 1; page = Math.floor(page / 2)) {
		const response = await get(`${server.url}${list}page/${page}/`)
		const next = response.status === 200 && links(response.body.toString()).find((link) => link.includes('after='))
		if (next) return new URL(next, server.url + list).pathname + new URL(next, server.url + list).search
	}
	throw new Error(`${list} has no second page`)
}
