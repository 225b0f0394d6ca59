//! The network between a device and the paper, as a proxy that can be cut, slow, hostile, or count requests. Playwright's own offline mode does
//! not reach a worker's requests.

import http from 'node:http';

/** What a hotel answers to every request until somebody signs in: 200 and HTML. */
const PORTAL = '<!DOCTYPE html><title>Hotel</title><h1>Sign in to the Wi-Fi</h1>';

/**
 * A proxy to the paper at `target`. `mode` is `on`, `cut`, `portal`, `503` or a delay in ms; `changed` maps a path to a function from body to body;
 * `requested` are the requests so far as `GET /path`, `answers` the paper's answers; while `lost`, those to POST do not arrive.
 */
export async function network(target) {
	const { hostname, port } = new URL(target);
	const state = { mode: 'on', requested: [], changed: {}, status: {}, headers: [], answers: [], lost: false };
	const server = http.createServer((request, response) => {
		if (state.mode === 'cut') return request.socket.destroy();
		state.requested.push(`${request.method} ${request.url}`);
		state.headers.push(request.headers);
		if (state.mode === 'portal') return response.writeHead(200, { 'content-type': 'text/html' }).end(PORTAL);
		if (state.mode === '503') return response.writeHead(503, { 'content-type': 'text/plain' }).end('ill');
		const forward = () => {
			const change = state.changed[request.url] ?? state.changed[request.url.split('?')[0]];
			const headers = { ...request.headers, host: `${hostname}:${port}` };
			if (headers.origin) headers.origin = target;
			if (headers.referer) headers.referer = headers.referer.replace(state.url, target);
			// a changed body has no tag, and is not compressed
			if (change) for (const name of ['accept-encoding', 'if-none-match']) delete headers[name];
			const onward = http.request({ hostname, port, path: request.url, method: request.method, headers }, (answer) => {
				const status = state.status[request.url] ?? answer.statusCode;
				state.answers.push({ path: request.url, status });
				// the server has done it, and its response is lost
				if (state.lost && request.method === 'POST') return request.socket.destroy();
				if (!change) {
					response.writeHead(status, answer.headers);
					return answer.pipe(response);
				}
				const parts = [];
				answer.on('data', (part) => parts.push(part)).on('end', () => {
					const { 'content-length': length, etag, ...rest } = answer.headers;
					response.writeHead(status, rest).end(change(Buffer.concat(parts).toString()));
				});
			});
			onward.on('error', () => response.destroy());
			request.pipe(onward);
		};
		typeof state.mode === 'number' ? setTimeout(forward, state.mode) : forward();
	});
	server.keepAliveTimeout = 1;
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	state.url = `http://127.0.0.1:${server.address().port}`;
	state.cut = () => {
		state.mode = 'cut';
		server.closeAllConnections();
	};
	state.close = () => new Promise((resolve) => {
		server.closeAllConnections();
		server.close(resolve);
	});
	return state;
}
