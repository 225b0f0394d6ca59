//! How fast pages are with the worker and without it: `PAPER=http://127.0.0.1:3000 node end2end/app_speed.mjs [rounds]`. Prints medians in ms.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { network } from './tests/network.mjs';

const rounds = Number(process.argv[2] ?? 15);
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const net = await network(process.env.PAPER);

async function device(serviceWorkers, use) {
	const profile = mkdtempSync(join(tmpdir(), 'speed-'));
	const context = await chromium.launchPersistentContext(profile, {
		executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'],
		baseURL: net.url, viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', serviceWorkers,
	});
	try {
		return await use(context.pages()[0], context);
	} finally {
		await context.close();
		rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
	}
}

/** Time from the beginning of a navigation to the first byte, and to the largest paint. */
const times = (page) => page.evaluate(() => new Promise((resolve) => {
	const { responseStart } = performance.getEntriesByType('navigation')[0];
	new PerformanceObserver((list) => resolve({ first: responseStart, largest: list.getEntries().at(-1).startTime })).observe({ type: 'largest-contentful-paint', buffered: true });
	setTimeout(() => resolve({ first: responseStart, largest: NaN }), 3000);
}));

async function visits(page, paths) {
	const found = [];
	for (let round = 0; round < rounds; round++) {
		for (const path of paths) {
			await page.goto(path);
			found.push(await times(page));
		}
	}
	return found;
}

const paths = ['/', '/latest/', '/category/world/'];
const report = (name, numbers) => console.log(`${name.padEnd(52)} ${median(numbers).toFixed(1)}`);
const firstVisit = (serviceWorkers) => device(serviceWorkers, async (page) => (await page.goto('/'), await times(page)).largest);

// each condition twice in turn, so that a busy machine is as busy for both
for (const delay of [0, 150]) {
	net.mode = delay || 'on';
	const [without, withWorker] = [[], []];
	for (let turn = 0; turn < 2; turn++) {
		without.push(...await device('block', async (page) => (await page.goto('/'), visits(page, paths))));
		withWorker.push(...await device('allow', async (page) => {
			await page.goto('/');
			await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
			await page.goto('/');
			return visits(page, paths);
		}));
	}
	report(`first byte, network ${delay} ms, without worker`, without.map(({ first }) => first));
	report(`first byte, network ${delay} ms, with worker`, withWorker.map(({ first }) => first));
}
net.mode = 'on';
await device('allow', async (page) => {
	for (const path of ['/', ...paths]) {
		await page.goto(path);
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	}
	await page.waitForTimeout(2000);
	net.cut();
	report('first byte, network cut, from the device', (await visits(page, paths)).map(({ first }) => first));
});
net.mode = 'on';
const [plain, registered] = [[], []];
for (let round = 0; round < rounds; round++) {
	plain.push(await firstVisit('block'));
	registered.push(await firstVisit('allow'));
}
report('largest paint of a first visit, without worker', plain.filter(Number.isFinite));
report('largest paint of a first visit, with registration', registered.filter(Number.isFinite));
await net.close();
