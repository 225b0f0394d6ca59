//! A push service on this machine, and a browser's subscription to it: Chromium without an account has no service of its own. What arrives is
//! decrypted as browsers do (RFC 8291), with Node's own functions.

import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import http from 'node:http';

/** Starts one for one device; `messages` are what arrived, as `{ headers, text }`. */
export async function pushService() {
	const pair = createECDH('prime256v1');
	pair.generateKeys();
	const auth = randomBytes(16);
	const messages = [];
	const server = http.createServer((request, response) => {
		const parts = [];
		request.on('data', (part) => parts.push(part)).on('end', () => {
			messages.push({ headers: request.headers, text: decrypted(Buffer.concat(parts), pair, auth) });
			response.writeHead(201).end();
		});
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	const subscription = { endpoint: `http://127.0.0.1:${server.address().port}/1`, keys: { p256dh: pair.getPublicKey('base64url'), auth: auth.toString('base64url') } };
	return { messages, subscription, close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }) };
}

function decrypted(body, pair, auth) {
	const derived = (salt, secret, info, length) => Buffer.from(hkdfSync('sha256', secret, salt, info, length));
	const salt = body.subarray(0, 16);
	const end = 21 + body[20];
	const sender = body.subarray(21, end);
	const secret = derived(auth, pair.computeSecret(sender), Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender]), 32);
	const key = derived(salt, secret, 'Content-Encoding: aes128gcm\0', 16);
	const nonce = derived(salt, secret, 'Content-Encoding: nonce\0', 12);
	const decipher = createDecipheriv('aes-128-gcm', key, nonce);
	decipher.setAuthTag(body.subarray(-16));
	const plain = Buffer.concat([decipher.update(body.subarray(end, -16)), decipher.final()]);
	return plain.subarray(0, plain.lastIndexOf(2)).toString();
}

/** Lets the pages of a context subscribe to this service; counts how often the browser's question was put. */
export const subscribesTo = (context, { subscription }) => context.addInitScript((subscription) => {
	const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0)).buffer;
	const made = (key) => ({
		endpoint: subscription.endpoint,
		options: { applicationServerKey: bytes(key) },
		toJSON: () => subscription,
		async unsubscribe() { localStorage.removeItem('subscribed'); return true; },
	});
	PushManager.prototype.getSubscription = async () => localStorage.getItem('subscribed') ? made(localStorage.getItem('subscribed')) : null;
	PushManager.prototype.subscribe = async ({ applicationServerKey: key }) => {
		localStorage.setItem('subscribed', btoa(String.fromCharCode(...key)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, ''));
		return made(localStorage.getItem('subscribed'));
	};
	const ask = Notification.requestPermission.bind(Notification);
	self.questions = 0;
	Notification.requestPermission = (...rest) => { self.questions += 1; return ask(...rest); };
}, subscription);
