// Bytes of a story page without pictures and fonts, as a browser receives them on the first visit.
import { readFileSync } from 'node:fs'
import { need } from '../context.mjs'
import { get, header } from '../http.mjs'
import { stories } from '../pages.mjs'

const kb = (bytes) => bytes / 1000
const row = (value, raw) => ({ ratio: value, min: value, max: value, unit: 'KB', ...raw })

export async function weight(bench) {
	const press = await bench.servePress({ folder: bench.data('demo') })
	try {
		const bytes = async (path) => {
			const response = await get(press.url + path, { 'accept-encoding': 'br' })
			need(response.status === 200, `${path} responds with ${response.status}`)
			need(header(response, 'content-encoding') === 'br', `${path} is not compressed with Brotli`)
			return { path, bytes: response.body.length }
		}
		const pages = []
		for (const path of await stories(press, 100)) {
			const html = (await get(press.url + path)).body.toString()
			const files = [...html.matchAll(/<(?:link|script)\b[^>]*?(?:href|src)="([^"]+\.(?:css|js))"/g)].map((match) => match[1])
			need(files.some((file) => file.endsWith('.css')) && files.some((file) => file.endsWith('.js')), `${path} has no style or script`)
			const parts = [await bytes(path)]
			for (const file of new Set(files)) parts.push(await bytes(file))
			pages.push({ path, parts, bytes: parts.reduce((sum, part) => sum + part.bytes, 0) })
		}
		need(pages.length >= 20, `only ${pages.length} stories in the demo`)
		// the heaviest story counts
		pages.sort((a, b) => a.bytes - b.bytes)
		const [lightest, heaviest] = [pages[0], pages[pages.length - 1]]
		const manifest = JSON.parse(readFileSync('target/site/manifest.json', 'utf8'))
		const file = async (name) => (await bytes(manifest[name].path)).bytes
		return {
			'weight-story': { ...row(kb(heaviest.bytes), { parts: heaviest.parts }), min: kb(lightest.bytes) },
			'weight-wasm': row(kb(await file('reader.wasm'))),
			'weight-glue': row(kb((await file('reader.js')) + (await file('boot.js')))),
		}
	} finally {
		await press.stop()
	}
}
