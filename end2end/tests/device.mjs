//! A device with a profile of its own, on a network that a test controls.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, chromium, expect } from '@playwright/test';
import { network } from './network.mjs';

export { expect };

export const test = base.extend({
	/** The network to the demo. */
	net: async ({}, use) => {
		const net = await network(process.env.PAPER);
		await use(net);
		await net.close();
	},
	/** The folder of the browser's profile. */
	profile: async ({}, use) => {
		const folder = mkdtempSync(join(tmpdir(), 'device-'));
		await use(folder);
		rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	},
	/** Starts the browser of the device; a second call starts it again with the same profile. */
	start: async ({ profile, net, launchOptions, viewport, isMobile, hasTouch }, use) => {
		const running = [];
		await use(async (options = {}) => {
			const context = await chromium.launchPersistentContext(profile, { ...launchOptions, baseURL: net.url, viewport, isMobile, hasTouch, reducedMotion: 'reduce', serviceWorkers: 'allow', ...options });
			running.push(context);
			return context;
		});
		for (const context of running) await context.close().catch(() => {});
	},
	context: async ({ start }, use) => use(await start()),
	page: async ({ context }, use) => {
		const page = context.pages()[0] ?? await context.newPage();
		const errors = [];
		page.on('pageerror', (error) => errors.push(String(error)));
		await use(page);
		expect(errors).toEqual([]);
	},
});

/** Opens a page and waits until the worker is in control and the edition is on the device. */
export async function firstVisit(page, path = '/') {
	await page.goto(path);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	await expect.poll(() => edition(page)).toBeGreaterThan(0);
}

/** Stories of the edition on the device. */
export const edition = (page) => value(page, 'edition').then((edition) => edition?.stories.length ?? 0);

/** A value of the device's database. */
export const value = (page, key, store = 'values') => page.evaluate(([store, key]) => new Promise((resolve) => {
	const request = indexedDB.open('paper', 1);
	// not made yet: an empty database of ours would lack its stores
	request.onupgradeneeded = () => request.transaction.abort();
	request.onerror = () => resolve(undefined);
	request.onsuccess = () => {
		const got = request.result.transaction(store).objectStore(store).get(key);
		got.onsuccess = () => { request.result.close(); resolve(got.result); };
	};
}), [store, key]);

/** The paths in each cache, with whether each is whole, ours and not redirected. */
export const caches = (page) => page.evaluate(async () => {
	const all = {};
	for (const name of await caches.keys()) {
		const cache = await caches.open(name);
		const entries = await Promise.all((await cache.keys()).map(async (request) => {
			const response = await cache.match(request);
			// deleted meanwhile
			return response && { path: new URL(request.url).pathname, status: response.status, redirected: response.redirected, kind: response.type, mime: response.headers.get('content-type') };
		}));
		all[name.replace(/^shell-.*/, 'shell')] = entries.filter(Boolean);
	}
	return all;
});

/** Asks the worker for something, as pages do. */
export const ask = (page, message) => page.evaluate((message) => navigator.serviceWorker.ready.then(({ active }) => new Promise((resolve) => {
	const { port1, port2 } = new MessageChannel();
	port1.onmessage = ({ data }) => resolve(data);
	active.postMessage(message, [port2]);
})), message);

/** The path of a story that stands at the top of the front page. */
export const leadPath = async (page) => new URL(await page.locator('.card-link').first().evaluate(({ href }) => href)).pathname;

/** Forms that wait to be sent. */
export const waitingEntries = (page) => page.evaluate(() => new Promise((resolve) => {
	const request = indexedDB.open('paper', 1);
	request.onerror = () => resolve(0);
	request.onsuccess = () => {
		const count = request.result.transaction('queue').objectStore('queue').count();
		count.onsuccess = () => { request.result.close(); resolve(count.result); };
	};
}));
