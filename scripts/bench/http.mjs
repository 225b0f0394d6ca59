// One request, with the response's bytes and headers unchanged; and the comparison of two responses.
import http from 'node:http'

export function get(url, headers = {}, { agent } = {}) {
	return new Promise((done, fail) => {
		const request = http.get(url, { headers, agent }, (response) => {
			const chunks = []
			response.on('data', (chunk) => chunks.push(chunk))
			response.on('error', fail)
			response.on('end', () => {
				const pairs = []
				for (let i = 0; i < response.rawHeaders.length; i += 2) pairs.push([response.rawHeaders[i].toLowerCase(), response.rawHeaders[i + 1]])
				done({ status: response.statusCode, headers: pairs, body: Buffer.concat(chunks) })
			})
		})
		request.on('error', fail)
		request.setTimeout(30_000, () => request.destroy(new Error(`${url} did not respond within 30 s`)))
	})
}

export const header = (response, name) => response.headers.find(([key]) => key === name)?.[1]

// generated per request or per program: their presence is compared, not their value
const VALUE_DIFFERS = new Set(['date', 'etag', 'x-request-id'])
// nginx always sends these (45 bytes of about 1,300); press does not
const OF_NGINX = new Set(['server', 'connection'])

// names of a response's headers, without nginx's own
export const names = (response) => response.headers.map(([name]) => name).filter((name) => !OF_NGINX.has(name)).sort().join(' ')

// throws unless both responses are the same: status, bytes, every header
export function same(a, b, name) {
	if (a.status !== b.status) throw new Error(`${name}: status ${a.status} and ${b.status}`)
	if (!a.body.equals(b.body)) throw new Error(`${name}: the bodies differ (${a.body.length} and ${b.body.length} bytes)`)
	const list = (response) =>
		response.headers
			.filter(([key]) => !OF_NGINX.has(key))
			.map(([key, value]) => `${key}: ${VALUE_DIFFERS.has(key) ? '…' : value}`)
			.sort()
	const [left, right] = [list(a), list(b)]
	const odd = [...left.filter((line) => !right.includes(line)).map((line) => `only the first has "${line}"`), ...right.filter((line) => !left.includes(line)).map((line) => `only the second has "${line}"`)]
	if (odd.length) throw new Error(`${name}: headers differ: ${odd.join('; ')}`)
}
