//! Reading offline in Firefox, over WebDriver BiDi: what the worker stores opens with the network cut. `FIREFOX` names another one than Debian's.

import { mkdirSync, writeFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { network } from './tests/network.mjs';

const executablePath = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
const results = { passed: 0, failed: 0 };

function check(what, holds, seen) {
	results[holds ? 'passed' : 'failed']++;
	console.log(`firefox: ${holds ? 'ok' : 'FAILED'} ${what}${holds ? '' : `: ${seen}`}`);
}

/** Until `probe` gives something true. */
async function until(probe, most = 20_000) {
	for (const end = Date.now() + most; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 200))) {
		const found = await probe().catch(() => undefined);
		if (found) return found;
	}
	return undefined;
}

async function reading() {
	const net = await network(process.env.PAPER);
	const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true, defaultViewport: null });
	try {
		const page = await browser.newPage();
		const text = (selector) => page.$eval(selector, (element) => element.innerText).catch(() => '');
		// a cut network may end a navigation with an error; what counts is the page that is there then
		const open = (path) => page.goto(net.url + path, { waitUntil: 'domcontentloaded' }).catch(() => {});
		const stored = () => page.evaluate(() => new Promise((resolve) => {
			const request = indexedDB.open('paper', 1);
			request.onupgradeneeded = () => request.transaction.abort();
			request.onerror = () => resolve(0);
			request.onsuccess = () => {
				const got = request.result.transaction('values').objectStore('values').get('edition');
				got.onsuccess = () => { request.result.close(); resolve(got.result?.stories.length ?? 0); };
			};
		}));

		await open('/');
		check('the worker is in control', await until(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))));
		const stories = await until(stored);
		check('the edition is on the device', stories > 10, stories);
		await open('/');
		const [lead, second, unread] = await page.$$eval('.card-link', (links) => [...new Set(links.map(({ href }) => new URL(href).pathname))]);
		await open(lead);
		const headline = await text('article.story h1');
		await page.$eval('[data-save]', (button) => button.click());
		check('a story is saved', await until(async () => (await text('[data-save]')) === 'Saved'), await text('[data-save]'));
		await open(second);
		const read = await text('article.story h1');

		net.cut();
		await open(lead);
		check('offline: the saved story opens', (await text('article.story h1')) === headline, await text('h1'));
		const pictures = await until(() => page.$$eval('article.story img', (all) => all.length && all.every((img) => img.loading === 'lazy' || img.complete && img.naturalWidth)));
		check('offline: with its pictures', pictures);
		await open(second);
		check('offline: a story that was read opens', (await text('article.story h1')) === read, await text('h1'));
		await open(unread);
		check('offline: a story of the edition opens', Boolean(await text('article.story h1, main h1')), await text('main'));
		await open('/');
		check('offline: the front page', (await page.$$('.card-link')).length > 5);
		await open('/saved/');
		check('offline: the list of saved stories', await until(async () => (await text('.saved-list')).includes(headline)), await text('main'));
		const word = headline.split(' ').sort((one, other) => other.length - one.length)[0];
		await open(`/search/?q=${encodeURIComponent(word)}`);
		check('offline: search over the device', (await text('main')).includes(headline), await text('main'));
		await open('/2019/no-such-page/');
		check('offline: a helpful page for everything else', await until(async () => (await text('main')).includes('not on your device')), await text('main'));
	} finally {
		await browser.close();
		await net.close();
	}
}

await reading().catch((error) => check('the journey', false, error));
mkdirSync('test-results', { recursive: true });
writeFileSync('test-results/firefox.json', JSON.stringify(results));
process.exit(results.failed ? 1 : 0);
