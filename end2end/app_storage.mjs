//! What a device stores after its reader has opened many stories: `PAPER=http://127.0.0.1:3000 node end2end/app_storage.mjs [stories]`. The paper
//! needs so many. Prints JSON: stories opened, bytes stored in all and by kind.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const wanted = Number(process.argv[2] ?? 2000);
const profile = mkdtempSync(join(tmpdir(), 'storage-'));

/** The paths of the newest stories, from the sitemaps. */
async function paths() {
	const locations = async (url) => [...(await (await fetch(url)).text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, found]) => new URL(new URL(found).pathname, process.env.PAPER).href);
	const found = new Set();
	for (const sitemap of await locations(`${process.env.PAPER}/sitemap.xml`)) {
		if (!/sitemap[^/]*\.xml$/.test(sitemap)) continue;
		for (const url of await locations(sitemap)) if (!/\/(category|tag|author)\//.test(url)) found.add(url);
		if (found.size >= wanted) break;
	}
	return [...found].slice(0, wanted);
}

const context = await chromium.launchPersistentContext(profile, {
	executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
	viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', serviceWorkers: 'allow',
});
try {
	const page = context.pages()[0];
	await page.goto(`${process.env.PAPER}/`);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	await page.goto(`${process.env.PAPER}/`);
	let opened = 0;
	for (const path of await paths()) {
		await page.goto(path, { waitUntil: 'domcontentloaded' });
		if (await page.locator('article.story').count()) opened++;
	}
	// what is still being stored
	await page.waitForTimeout(2000);
	const { usage, usageDetails } = await page.evaluate(() => navigator.storage.estimate());
	const counts = await page.evaluate(async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async (name) => [name, (await (await caches.open(name)).keys()).length]))));
	console.log(JSON.stringify({ opened, bytes: usage, by: usageDetails, entries: counts }));
} finally {
	await context.close();
	rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
}
