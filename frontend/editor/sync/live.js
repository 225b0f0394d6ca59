//! The socket that reports what others do to the story; where a proxy refuses sockets, the server is asked every few seconds.

const RETRY = [500, 1_000, 2_000, 5_000, 10_000];
const ASK_EVERY = 2_500;
const PRESENCE_EVERY = 250;

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

	/** `version` is a function: the confirmed version at the time of the call. */
	constructor({ url, schema, version, client }) {
		super();
		this.#url = url;
		this.#schema = schema;
		this.#version = version;
		this.#client = client;
		this.#connect();
		addEventListener('pagehide', () => this.#socket?.close());
		addEventListener('pageshow', ({ persisted }) => persisted && this.#connect());
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
			this.#fails = 0;
			clearInterval(this.#timers.ask);
			this.#timers.ask = undefined;
			this.#say({ type: 'hello', schema: this.#schema, version: this.#version(), client: this.#client });
			if (this.#where) this.presence(this.#where.anchor, this.#where.head);
		};
		socket.onmessage = ({ data }) => {
			// a socket that was replaced may still deliver
			if (socket !== this.#socket) return;
			const message = JSON.parse(data);
			this.dispatchEvent(new CustomEvent(message.type, { detail: message }));
		};
		socket.onclose = () => {
			if (socket !== this.#socket) return;
			this.dispatchEvent(new CustomEvent('people', { detail: { people: [] } }));
			const wait = RETRY[Math.min(this.#fails, RETRY.length - 1)];
			this.#fails += 1;
			this.#timers.ask ??= setInterval(() => this.dispatchEvent(new Event('ask')), ASK_EVERY);
			clearTimeout(this.#timers.connect);
			this.#timers.connect = setTimeout(() => this.#connect(), wait);
		};
	}

	#say(message) {
		if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
	}
}
