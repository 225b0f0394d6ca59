// Every row, in the order of the table. `more`: larger is better. `slow`: runs only when it is named.
import { device } from './device.mjs'
import { imports } from './imports.mjs'
import { aborts, memory } from './memory.mjs'
import { newsdesk, stampedeSlowest } from './newsdesk.mjs'
import { cached, notModified, uncached } from './nginx.mjs'
import { paint } from './paint.mjs'
import { scale } from './scale.mjs'
import { weight } from './weight.mjs'

export const rows = [
	{ name: 'cached-requests', what: 'cached story page ÷ nginx, requests per second', more: true, bar: 0.8, aim: 1.0, measure: cached },
	{ name: 'cached-p99', what: 'cached story page ÷ nginx, p99', bar: 1.3, aim: 1.0, measure: cached },
	{ name: 'not-modified', what: '304 responses ÷ nginx, requests per second', more: true, bar: 0.9, aim: 1.1, measure: notModified },
	{ name: 'uncached-requests', what: 'uncached story page ÷ nginx static, requests per second', more: true, bar: 1 / 20, aim: 1 / 8, measure: uncached },
	{ name: 'uncached-cpu', what: 'uncached story page ÷ nginx static, CPU per request', bar: 40, aim: 20, measure: uncached },
	...['front', 'section', 'section-deep', 'tag', 'story', 'feed'].map((page) => ({ name: `scale-${page}`, what: `${page}: p50 in the large newsroom ÷ in the small`, bar: 1.25, aim: 1.05, measure: scale })),
	...['search', 'suggest'].map((page) => ({ name: `scale-${page}`, what: `${page}: p50 in the large newsroom ÷ in the small`, bar: 3, aim: 1.5, measure: scale })),
	{ name: 'stampede-renders', what: '1,000 at once for a cold page: renders', bar: 1, aim: 1, measure: newsdesk },
	{ name: 'stampede-slowest', what: '1,000 at once for a cold page: slowest ÷ one cold render', bar: 3, aim: 1.5, measure: stampedeSlowest },
	{ name: 'publish', what: 'publish → first fresh byte ÷ one cold render', bar: 3, aim: 1.2, measure: newsdesk },
	{ name: 'publish-stale', what: 'stale responses after the save returned', bar: 0, aim: 0, measure: newsdesk },
	{ name: 'weight-story', what: 'heaviest story page: HTML + CSS + JS, Brotli, KB', bar: 60, aim: 35, measure: weight },
	{ name: 'weight-wasm', what: 'reader wasm, Brotli, KB', bar: 75, aim: 50, measure: weight },
	{ name: 'device-storage', what: 'MB on a device after 2,000 stories', bar: 40, aim: 25, measure: device, slow: true },
	{ name: 'weight-glue', what: 'glue + boot script, Brotli, KB', bar: 9, aim: 5, measure: weight },
	{ name: 'memory-idle', what: 'resident MB, idle with 10,000 stories', bar: 80, aim: 40, measure: memory },
	{ name: 'memory-served', what: 'resident MB after 10,000 distinct pages', bar: 256, aim: 128, measure: memory },
	{ name: 'aborts', what: 'resident after 50,000 renders whose clients disconnect ÷ after 5,000', bar: 1.1, aim: 1.02, measure: aborts },
	{ name: 'import-time', what: 'import of the large archive ÷ of a tenth of it, time', bar: 11, aim: 10, measure: imports },
	{ name: 'import-memory', what: 'import of the large archive ÷ of a tenth of it, peak memory', bar: 1.3, aim: 1.1, measure: imports },
	{ name: 'import-batches', what: 'one commit for each row ÷ batches, time for the same rows on this disk', more: true, bar: 10, aim: 20, measure: imports },
	{ name: 'wasm-before-interaction', what: 'wasm bytes before the first interaction', bar: 0, aim: 0, measure: paint },
	...['front', 'story'].flatMap((page) => [
		{ name: `lcp-${page}`, what: `${page}: LCP ÷ bare HTML file, 4× CPU slowdown, slow 4G`, bar: 1.3, aim: 1.05, measure: paint },
		{ name: `tbt-${page}`, what: `${page}: blocking time, ms, worst of all rounds`, bar: 50, aim: 0, measure: paint },
		{ name: `cls-${page}`, what: `${page}: layout shifts, worst of all rounds`, bar: 0.002, aim: 0, measure: paint },
	]),
]
