//! The socket of an open draft: one that looks open and brings nothing is given up, and plain requests take over.

import assert from 'node:assert/strict';
import { test } from 'node:test';

const sockets = [];

/** A socket that opens at once; `answers` says whether the other side is there. */
class Socket {
	static OPEN = 1;
	static CLOSED = 3;
	static answers = true;
	readyState = 0;
	sent = [];

	constructor() {
		sockets.push(this);
		setTimeout(() => {
			this.readyState = 1;
			this.onopen();
		});
	}

	send(text) {
		const { type } = JSON.parse(text);
		this.sent.push(type);
		if (!Socket.answers) return;
		const reply = { hello: 'state', beat: 'beat' }[type];
		if (reply) setTimeout(() => this.onmessage({ data: JSON.stringify({ type: reply }) }));
	}

	close() {
		this.readyState = 3;
	}
}

globalThis.WebSocket = Socket;
const listeners = {};
globalThis.addEventListener = (name, work) => (listeners[name] = work);
const { Live } = await import('./live.js');
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const open = (beats) => new Live({ url: '/live', schema: 1, version: () => 7, client: 'a', beats: { every: 40, dead: 60, prove: 20, ...beats } });

test('while the server answers, one socket stays', async () => {
	sockets.length = 0;
	open();
	await wait(200);
	assert.equal(sockets.length, 1);
	assert.ok(sockets[0].sent.filter((type) => type === 'beat').length >= 2);
	Socket.answers = false;
});

test('a socket that brings nothing is replaced, and plain requests begin', async () => {
	sockets.length = 0;
	const live = open();
	const heard = [];
	for (const name of ['ask', 'people']) live.addEventListener(name, () => heard.push(name));
	await wait(1_000);
	assert.ok(sockets.length >= 2, `${sockets.length} sockets`);
	assert.equal(sockets[0].readyState, Socket.CLOSED);
	// a socket that opens and stays silent does not end the plain requests
	await wait(2_600);
	assert.ok(heard.includes('people') && heard.includes('ask'), heard.join());
	Socket.answers = true;
	await wait(2_500);
	const asked = heard.filter((name) => name === 'ask').length;
	await wait(2_700);
	assert.equal(heard.filter((name) => name === 'ask').length, asked, 'requests end once a socket answers');
});

test('back online, the socket must prove itself soon', async () => {
	Socket.answers = true;
	sockets.length = 0;
	open({ every: 60_000, dead: 90_000 });
	await wait(50);
	Socket.answers = false;
	listeners.online();
	await wait(60);
	assert.equal(sockets[0].readyState, Socket.CLOSED);
	// the test runner waits for no timers of ours
	setTimeout(() => process.exit(0), 50).unref();
});
