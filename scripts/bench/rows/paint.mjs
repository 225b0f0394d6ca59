// Page speed on a slow phone: largest paint against a bare file with the same text and picture, blocking time, layout shifts, wasm.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { inTurn, need, ratio } from '../context.mjs'
import { get, header } from '../http.mjs'
import { story } from '../pages.mjs'

// "slow 4G" of Chromium's developer tools
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 }
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }

const WATCH = `window.seen = { lcp: 0, cls: 0, element: '' }
new PerformanceObserver((list) => { for (const e of list.getEntries()) { seen.lcp = e.startTime; seen.element = e.element?.tagName ?? ''; seen.url = e.url; const r = e.element?.getBoundingClientRect(); seen.width = r?.width; seen.height = r?.height } }).observe({ type: 'largest-contentful-paint', buffered: true })
new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) seen.cls += e.value }).observe({ type: 'layout-shift', buffered: true })
const tasks = []
let painted = Infinity
new PerformanceObserver((list) => { tasks.push(...list.getEntries()) }).observe({ type: 'longtask', buffered: true })
new PerformanceObserver((list) => { for (const e of list.getEntries()) if (e.name === 'first-contentful-paint') painted = e.startTime }).observe({ type: 'paint', buffered: true })
// the usual definition of blocking time: what a task takes beyond 50 ms, from the first contentful paint on
Object.defineProperty(seen, 'tbt', { enumerable: true, get: () => tasks.reduce((sum, t) => sum + Math.max(0, t.startTime + t.duration - Math.max(t.startTime, painted) - 50), 0) })`

export async function paint(bench) {
	const packages = resolve('end2end/node_modules/@playwright/test')
	if (!existsSync(packages)) spawnSync('bash', ['scripts/setup/node.sh', 'end2end'], { stdio: 'inherit' })
	need(existsSync(packages), 'the browser is driven by the packages of end2end, which are missing: bash scripts/setup/node.sh end2end')
	const { chromium } = createRequire(resolve('end2end/package.json'))('@playwright/test')
	const press = await bench.servePress({ folder: bench.data('demo') })
	const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] })
	try {
		const results = {}
		let wasm = 0
		for (const [name, path] of Object.entries({ front: '/', story: await story(press) })) {
			// as for a popular page
			for (let n = 0; n < 20; n++) await get(press.url + path, { 'accept-encoding': 'br' })
			const first = await visit(browser, press.url + path)
			const nginx = await bare(bench, browser, press, path, first)
			try {
				const measured = async (url) => await visit(browser, url)
				const [a, b] = await inTurn(bench.options.rounds, () => measured(press.url + path), () => measured(nginx.url + '/bare/'))
				need(b.every((r) => r.element === a[0].element), `${path}: the largest is ${a[0].element} here and ${b[0].element} in the bare file`)
				results[`lcp-${name}`] = ratio(a.map((r) => r.lcp), b.map((r) => r.lcp), { unit: 'ms', largest: a[0].url || a[0].element, width: [a[0].width, b[0].width] })
				results[`tbt-${name}`] = worst(a.map((r) => r.tbt))
				results[`cls-${name}`] = worst(a.map((r) => r.cls))
				wasm += a.concat(first).reduce((sum, r) => sum + r.wasm, 0)
			} finally {
				await nginx.stop()
			}
		}
		return { ...results, 'wasm-before-interaction': { ratio: wasm, min: wasm, max: wasm, unit: 'bytes' } }
	} finally {
		await browser.close()
		await press.stop()
	}
}

const worst = (values) => ({ ratio: Math.max(...values), min: Math.min(...values), max: Math.max(...values), a: values })

// one first visit with an empty cache
async function visit(browser, url) {
	const context = await browser.newContext(PHONE)
	try {
		const page = await context.newPage()
		const cdp = await context.newCDPSession(page)
		await cdp.send('Network.enable')
		await cdp.send('Network.emulateNetworkConditions', SLOW_4G)
		await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
		await page.addInitScript(WATCH)
		let wasm = 0
		const kinds = new Map()
		cdp.on('Network.responseReceived', ({ requestId, response }) => kinds.set(requestId, response.url))
		cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
			if (/\.wasm$/.test(kinds.get(requestId) ?? '')) wasm += encodedDataLength
		})
		await page.goto(url, { waitUntil: 'networkidle' })
		await page.waitForTimeout(500)
		const seen = await page.evaluate('seen')
		need(seen.lcp > 0, `${url} painted nothing`)
		return { ...seen, wasm }
	} finally {
		await context.close()
	}
}

// the same text and the same picture, in the same size, without style, script or font
async function bare(bench, browser, press, path, first) {
	const context = await browser.newContext({ ...PHONE, javaScriptEnabled: true })
	const page = await context.newPage()
	await page.goto(press.url + path)
	const { title, lang, lines } = await page.evaluate(() => ({
		title: document.title,
		lang: document.documentElement.lang,
		lines: [...document.querySelectorAll('main h1, main h2, main h3, main p, main li')]
			.filter((element) => !element.querySelector('h1, h2, h3, p, li'))
			.map((element) => [element.tagName.toLowerCase(), element.innerText.trim()])
			.filter(([, text]) => text),
	}))
	await context.close()
	const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
	const pages = []
	let picture = ''
	if (first.url) {
		const pathname = new URL(first.url).pathname
		const response = await get(first.url)
		need(response.status === 200, `${pathname} responds with ${response.status}`)
		pages.push({ path: pathname, body: response.body, headers: response.headers })
		picture = `<img src="${pathname}" alt="" width="${Math.round(first.width)}" height="${Math.round(first.height)}">`
	}
	const split = Math.min(1, lines.length)
	const render = ([tag, text]) => `<${tag === 'li' ? 'p' : tag}>${escape(text)}</${tag === 'li' ? 'p' : tag}>`
	const html = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title>
${lines.slice(0, split).map(render).join('\n')}${picture}${lines.slice(split).map(render).join('\n')}</html>`
	const headers = [['content-type', 'text/html; charset=utf-8'], ['content-encoding', 'br']]
	const nginx = await bench.serveNginx([{ path: '/bare/', body: brotliCompressSync(html), headers }, ...pages])
	const check = await get(nginx.url + '/bare/', { 'accept-encoding': 'br' })
	need(header(check, 'content-encoding') === 'br', 'the bare file is not compressed with Brotli')
	return nginx
}
