//! The socket that reports what others do to the story; where a proxy refuses sockets, the server is asked every few seconds.

const RETRY = [500, 1_000, 2_000, 5_000, 10_000];
const ASK_EVERY = 2_500;
const PRESENCE_EVERY = 250;
/** Proxies and sleeping devices leave sockets that look open and bring nothing: the server must answer so often, in milliseconds. */
const BEAT_EVERY = 20_000;
const DEAD_AFTER = 30_000;
/** After the device says that it is online again, an answer must come within this time. */
const PROVE_WITHIN = 5_000;

/** Emits `steps` ({ version, steps }), `people`, `state`, `signed_out` and `reload`. */
export class Live extends EventTarget {
	#url;
	#schema;
	#version;
	#client;
	#socket;
	#fails = 0;
	#timers = {};
	#where;
	/** When the server was last heard of, by a clock that nobody sets. */
	#heard = 0;
	#beats;

	/** `version` is a function: the confirmed version at the time of the call. */
	constructor({ url, schema, version, client, beats = { every: BEAT_EVERY, dead: DEAD_AFTER, prove: PROVE_WITHIN } }) {
		super();
		this.#beats = beats;
		this.#url = url;
		this.#schema = schema;
		this.#version = version;
		this.#client = client;
		this.#connect();
		addEventListener('pagehide', () => this.#socket?.close());
		addEventListener('pageshow', ({ persisted }) => persisted && this.#connect());
		addEventListener('online', () => this.#prove(beats.prove));
		setInterval(() => this.#prove(beats.dead - beats.every), beats.every);
	}

	/** Requests an answer; a socket that brings none within `wait` milliseconds is given up. */
	#prove(wait) {
		const socket = this.#socket;
		if (socket.readyState !== WebSocket.OPEN) return;
		const asked = performance.now();
		this.#say({ type: 'beat' });
		setTimeout(() => {
			if (socket !== this.#socket || this.#heard >= asked) return;
			this.#lost(socket);
			// it may never get as far as an event
			socket.close();
		}, wait);
	}

	/** Plain requests take over until there is another socket. */
	#lost(socket) {
		if (socket !== this.#socket) return;
		this.#socket = { readyState: WebSocket.CLOSED, close() {} };
		this.dispatchEvent(new CustomEvent('people', { detail: { people: [] } }));
		const wait = RETRY[Math.min(this.#fails, RETRY.length - 1)];
		this.#fails += 1;
		this.#timers.ask ??= setInterval(() => this.dispatchEvent(new Event('ask')), ASK_EVERY);
		clearTimeout(this.#timers.connect);
		this.#timers.connect = setTimeout(() => this.#connect(), wait);
	}

	/** Where this person's selection is. */
	presence(anchor, head) {
		this.#where = { anchor, head };
		this.#timers.presence ??= setTimeout(() => {
			this.#timers.presence = undefined;
			this.#say({ type: 'presence', ...this.#where, version: this.#version() });
		}, PRESENCE_EVERY);
	}

	#connect() {
		const socket = new WebSocket(this.#url);
		this.#socket = socket;
		socket.onopen = () => {
			this.#say({ type: 'hello', schema: this.#schema, version: this.#version(), client: this.#client });
			if (this.#where) this.presence(this.#where.anchor, this.#where.head);
		};
		socket.onmessage = ({ data }) => {
			// a socket that was replaced may still deliver
			if (socket !== this.#socket) return;
			this.#heard = performance.now();
			// a proxy that accepts everything and delivers nothing opens sockets, too
			this.#fails = 0;
			clearInterval(this.#timers.ask);
			this.#timers.ask = undefined;
			const message = JSON.parse(data);
			this.dispatchEvent(new CustomEvent(message.type, { detail: message }));
		};
		socket.onclose = () => this.#lost(socket);
	}

	#say(message) {
		if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
	}
}
