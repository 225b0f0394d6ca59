// One request, with the bytes and headers as they come; and the comparison of two answers.
import http from 'node:http'

export function get(url, headers = {}, { agent } = {}) {
	return new Promise((done, fail) => {
		const request = http.get(url, { headers, agent }, (answer) => {
			const chunks = []
			answer.on('data', (chunk) => chunks.push(chunk))
			answer.on('error', fail)
			answer.on('end', () => {
				const pairs = []
				for (let i = 0; i < answer.rawHeaders.length; i += 2) pairs.push([answer.rawHeaders[i].toLowerCase(), answer.rawHeaders[i + 1]])
				done({ status: answer.statusCode, headers: pairs, body: Buffer.concat(chunks) })
			})
		})
		request.on('error', fail)
		request.setTimeout(30_000, () => request.destroy(new Error(`${url} did not answer within 30 s`)))
	})
}

export const header = (answer, name) => answer.headers.find(([key]) => key === name)?.[1]

// made per request or per program; whether they are there is compared, not what they say
const VALUE_DIFFERS = new Set(['date', 'etag', 'x-request-id'])
// nginx cannot be kept from writing these (45 bytes of about 1,300), and press has no use for them
const OF_NGINX = new Set(['server', 'connection'])

// names of an answer's headers, but for what is nginx's own
export const names = (answer) => answer.headers.map(([name]) => name).filter((name) => !OF_NGINX.has(name)).sort().join(' ')

// throws unless both answers are the same: status, bytes, every header
export function same(a, b, name) {
	if (a.status !== b.status) throw new Error(`${name}: status ${a.status} and ${b.status}`)
	if (!a.body.equals(b.body)) throw new Error(`${name}: the bodies differ (${a.body.length} and ${b.body.length} bytes)`)
	const list = (answer) =>
		answer.headers
			.filter(([key]) => !OF_NGINX.has(key))
			.map(([key, value]) => `${key}: ${VALUE_DIFFERS.has(key) ? '…' : value}`)
			.sort()
	const [left, right] = [list(a), list(b)]
	const odd = [...left.filter((line) => !right.includes(line)).map((line) => `only the first has "${line}"`), ...right.filter((line) => !left.includes(line)).map((line) => `only the second has "${line}"`)]
	if (odd.length) throw new Error(`${name}: headers differ: ${odd.join('; ')}`)
}
