//! The requests of the editor. Each resolves to an object that says what happened; none throws.

const WAIT = 20_000;

/** One story's draft on the server. */
export class Server {
	#path;
	#schema;
	#user;

	/** `user` is the person whose words these are: the server refuses them once somebody else is signed in in this browser. */
	constructor(story, schema, user) {
		this.#path = `/desk/stories/${story}/`;
		this.#schema = schema;
		this.#user = user;
	}

	/** The whole draft. */
	draft() {
		return this.#ask('draft');
	}

	/** The steps since a version. */
	since(version) {
		return this.#ask(`draft?since=${version}`);
	}

	/** Sends steps; `last` when the page is being closed. */
	push(version, client, steps, last = false) {
		return this.#ask('steps', { schema: this.#schema, version, client, steps }, last);
	}

	/** Puts words beside the text that have no place in it any more. */
	putAside(words) {
		return this.#ask('tray', words, true);
	}

	/** Takes words out of the tray. */
	dismiss(id) {
		return this.#ask(`tray/${id}/close`, {});
	}

	/** The address of the socket that reports what others do. */
	get live() {
		const url = new URL(`${this.#path}live`, location.href);
		url.protocol = url.protocol.replace('http', 'ws');
		return url.href;
	}

	#ask(path, body, last) {
		return ask(this.#path + path, this.#user, body, last);
	}
}

/** `{ kind, … }`: `ok`, `conflict`, `refused`, `signed_out`, `forbidden`, `gone`, `outdated` or `away`. */
async function ask(path, user, body, last = false) {
	const options = { headers: { accept: 'application/json', 'x-person': user }, cache: 'no-store', redirect: 'manual' };
	if (body) Object.assign(options, { method: 'POST', body: JSON.stringify(body) });
	if (body) options.headers['content-type'] = 'application/json';
	// a request that survives the page may have 64 KB only
	if (last && options.body.length < 60_000) options.keepalive = true;
	else options.signal = AbortSignal.timeout(WAIT);
	try {
		const response = await fetch(path, options);
		const json = response.headers.get('content-type')?.includes('json') ? await response.json() : {};
		return { ...json, kind: kindOf(response, json) };
	} catch {
		return { kind: 'away' };
	}
}

function kindOf(response, json) {
	const { status } = response;
	if (response.ok) return 'ok';
	// a conflict without steps is one of the database: the same push succeeds a moment later
	if (status === 409) return json.schema || json.reload ? 'outdated' : json.steps ? 'conflict' : 'away';
	if (status === 401 || response.type === 'opaqueredirect') return 'signed_out';
	if (status === 403) return 'forbidden';
	if (status === 404 || status === 410) return 'gone';
	if (status === 400 || status === 413 || status === 422) return 'refused';
	return 'away';
}
