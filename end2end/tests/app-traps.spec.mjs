//! What went wrong with workers elsewhere, each fault once: releases, portals, full or missing storage, a server that is ill, a switch that must work.

import { ask, caches, expect, firstVisit, leadPath, test, value } from './device.mjs';

const strip = (page) => page.locator('.strip-note');
const isSound = ({ status, redirected, kind, mime, path }) =>
	status === 200 && !redirected && kind !== 'opaque' && (/\.\w+$/.test(path) ? !/html/.test(mime) : /html/.test(mime));

/** The worker's script as another release has it. */
const otherRelease = (body) => body.replace(/shell-[0-9a-f]{8}/, 'shell-00000000');

test('a release: what a reader keeps stays, only the shell is replaced, and nothing reloads by itself', async ({ page, net }) => {
	await firstVisit(page);
	await page.goto('/');
	const path = await leadPath(page);
	await page.goto(path);
	await page.locator('[data-save]').click();
	await expect(page.locator('[data-save]')).toHaveText('Saved');
	const before = await caches(page);
	net.changed['/sw.js'] = otherRelease;
	await page.evaluate(() => { self.written = 'half a sentence'; return navigator.serviceWorker.getRegistration().then((registration) => registration.update()); });
	await expect(page.getByText('A new version is ready.')).toBeVisible();
	expect(await page.evaluate(() => self.written)).toBe('half a sentence');
	await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Reload' }).click()]);
	await expect.poll(() => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('shell-')))).toEqual(['shell-00000000']);
	const after = await caches(page);
	for (const name of ['saved-1', 'pages-1']) expect(after[name].map(({ path }) => path)).toEqual(expect.arrayContaining(before[name].map(({ path }) => path)));
	net.cut();
	await page.goto(path);
	await expect(page.locator('article.story h1')).toBeVisible();
});

test('only whole answers of ours are stored: none redirected, none opaque, no HTML in place of a file', async ({ page }) => {
	await firstVisit(page);
	for (const path of ['/', '/latest', '/index.php', '/?p=1', '/no-such-page/', '/latest/', '/search/?q=river', '/feed/', '/assets/site.00000000.css']) await page.goto(path);
	await page.goto('/');
	const all = Object.values(await caches(page)).flat();
	expect(all.length).toBeGreaterThan(10);
	expect(all.filter((entry) => !isSound(entry))).toEqual([]);
	const pages = all.map(({ path }) => path);
	for (const path of ['/no-such-page/', '/search/', '/feed/']) expect(pages).not.toContain(path);
});

test('a missing hashed file is 404 and never HTML', async ({ request }) => {
	const response = await request.get(`${process.env.PAPER}/assets/site.00000000.css`);
	expect(response.status()).toBe(404);
	expect(response.headers()['cache-control']).toBe('no-store');
	expect(response.headers()['content-type']).not.toContain('html');
});

test('the sign-in page of a hotel replaces nothing', async ({ page, net }) => {
	await firstVisit(page);
	await page.goto('/');
	const path = await leadPath(page);
	await page.goto(path);
	const title = await page.locator('article.story h1').innerText();
	const { made } = await value(page, 'edition');
	await expect.poll(async () => (await caches(page))['pages-1'].map(({ path }) => path)).toContain(path);
	const stored = async () => {
		const { shell, 'pages-1': pages } = await caches(page);
		return [shell, pages].flat();
	};
	const before = await stored();
	net.mode = 'portal';
	await ask(page, { act: 'edition', asked: true });
	await ask(page, { act: 'renew' });
	await page.goto(path);
	// the reader must be able to sign in there
	await expect(page.getByRole('heading', { name: 'Sign in to the Wi-Fi' })).toBeVisible();
	net.cut();
	await page.goto(path);
	await expect(page.locator('article.story h1')).toHaveText(title);
	// what was there is there; a file of ours may have come later than the first look
	const after = await stored();
	expect(after).toEqual(expect.arrayContaining(before));
	for (const { path } of after.filter((entry) => !before.some(({ path }) => path === entry.path))) expect(path).toMatch(/^\/assets\//);
	expect((await value(page, 'edition')).made).toBe(made);
	net.mode = 'on';
	expect(await ask(page, { act: 'edition', asked: true })).toBe(true);
});

test('no connection, an ill server, a missing page, a slow answer: four right screens', async ({ page, net }) => {
	await firstVisit(page);
	await page.goto('/');
	const path = await leadPath(page);
	await page.goto(path);
	await expect.poll(async () => (await caches(page))['pages-1'].map(({ path }) => path)).toContain(path);
	net.mode = 4500;
	await page.goto(path);
	await expect(strip(page)).toContainText('Your connection is slow');
	net.mode = '503';
	await page.goto(path);
	await expect(strip(page)).toContainText('Our server has a problem');
	net.cut();
	await page.goto(path);
	await expect(strip(page)).toContainText('You are offline');
	net.mode = 'on';
	net.status[path] = 410;
	net.changed[path] = () => '<h1>No longer available</h1>';
	expect((await page.goto(path)).status()).toBe(410);
	await expect.poll(async () => (await caches(page))['pages-1'].map(({ path }) => path)).not.toContain(path);
});

test('each navigation is one request, and preload is used', async ({ page, net }) => {
	const warnings = [];
	page.on('console', (message) => /preload/i.test(message.text()) && warnings.push(message.text()));
	await firstVisit(page);
	for (const path of ['/', '/latest/', '/search/?q=river', '/no-such-page/', '/saved/', '/desk/sign-in', '/feed/']) {
		const before = net.requested.length;
		const preloaded = net.headers.length;
		await page.goto(path).catch(() => {});
		// the worker renews its own pages in the background: those are no navigations
		const own = net.requested.slice(before).filter((line, at) => line === `GET ${path}` && net.headers[before + at]['sec-fetch-mode'] === 'navigate');
		expect(own, path).toHaveLength(1);
		if (path === '/latest/') expect(net.headers.slice(preloaded).some((headers) => headers['service-worker-navigation-preload'])).toBe(true);
	}
	expect(warnings).toEqual([]);
});

for (const mode of ['online', 'offline']) {
	test(`the switch works ${mode === 'online' ? '' : 'after a time offline '}and leaves what was saved`, async ({ page, net, start, context }) => {
		await firstVisit(page);
		await page.goto(await (await page.goto('/'), leadPath(page)));
		await page.locator('[data-save]').click();
		await expect(page.locator('[data-save]')).toHaveText('Saved');
		const off = await (await fetch(`${process.env.PAPER}/sw-off.js`)).text();
		let device = page;
		if (mode === 'offline') {
			net.cut();
			await page.goto('/');
			await context.close();
			device = (await start()).pages()[0];
			net.mode = 'on';
		}
		net.changed['/sw.js'] = () => off;
		await device.goto('/');
		// as of a paper that has switched it off: its pages name no worker
		const withoutWorker = (body) => body.replace(/ data-worker="[^"]*"/, '');
		net.changed['/latest/'] = withoutWorker;
		// browsers look for a new worker at every navigation. It waits for nothing: Chromium activates it minutes later at times
		await device.evaluate(() => { navigator.serviceWorker.getRegistration().then((registration) => registration?.update()).catch(() => {}); });
		await expect.poll(() => device.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('shell-')).length), { timeout: 15_000 }).toBe(0);
		await device.goto('/latest/');
		expect(await device.evaluate(() => navigator.serviceWorker.controller)).toBe(null);
		expect(await device.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('shell-')))).toEqual([]);
		expect((await caches(device))['saved-1'].length).toBeGreaterThan(1);
		await expect(device.locator('.card-link').first()).toBeVisible();
	});
}

for (const missing of ['serviceWorker', 'caches', 'indexedDB', 'localStorage']) {
	test(`without ${missing} the page is the plain page`, async ({ context, page }) => {
		await context.addInitScript((missing) => {
			const owner = missing === 'serviceWorker' ? Navigator.prototype : Window.prototype;
			const get = () => { if (missing === 'localStorage') throw new DOMException('blocked', 'SecurityError'); };
			Object.defineProperty(owner, missing, { get, configurable: true });
			if (owner === Window.prototype) Object.defineProperty(self, missing, { get, configurable: true });
		}, missing);
		const errors = [];
		page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
		for (const path of ['/', '/latest/', '/saved/', '/settings/', '/offline/']) {
			await page.goto(path);
			await page.waitForLoadState('networkidle');
		}
		await page.goto('/latest/');
		await page.goto(await leadPath(page));
		await expect(page.locator('article.story h1')).toBeVisible();
		expect(errors).toEqual([]);
	});
}

test('a full storage never takes the page with it', async ({ page, context, net }) => {
	await firstVisit(page);
	const client = await context.newCDPSession(page);
	await client.send('Storage.overrideQuotaForOrigin', { origin: net.url, quotaSize: 100_000 });
	for (const path of ['/', '/latest/', '/category/world/']) expect((await page.goto(path)).status()).toBe(200);
	await page.goto(await leadPath(page));
	await expect(page.locator('article.story h1')).toBeVisible();
	const button = page.locator('[data-save]');
	await button.click();
	await expect(button).toHaveText(/Saved|Couldn't save/);
});

test('caches cleared, then the database cleared: saved stories come back', async ({ page }) => {
	await firstVisit(page);
	await page.goto(await (await page.goto('/'), leadPath(page)));
	await page.locator('[data-save]').click();
	await expect(page.locator('[data-save]')).toHaveText('Saved');
	const title = await page.locator('article.story h1').innerText();
	await page.evaluate(() => caches.delete('saved-1'));
	await page.goto('/saved/');
	await expect(page.getByText('The text is no longer on this device')).toBeVisible();
	await ask(page, { act: 'renew' });
	await page.reload();
	await expect(page.locator('.device-notice')).toHaveCount(0);
	await page.evaluate(() => new Promise((resolve) => {
		const request = indexedDB.open('paper', 1);
		request.onsuccess = () => {
			const clear = request.result.transaction('saved', 'readwrite');
			clear.objectStore('saved').clear();
			clear.oncomplete = () => { request.result.close(); resolve(); };
		};
	}));
	await page.reload();
	await expect(page.locator('.saved-list').getByRole('link', { name: title })).toBeVisible();
});

test('requests for parts pass untouched; a saved recording is answered in parts', async ({ page, net }) => {
	await firstVisit(page);
	await page.goto(await (await page.goto('/'), leadPath(page)));
	await page.locator('[data-save]').click();
	await expect(page.locator('[data-save]')).toHaveText('Saved');
	const [media] = (await caches(page))['saved-1'].map(({ path }) => path).filter((path) => path.startsWith('/media/'));
	const other = (await value(page, 'edition')).stories.find(({ picture }) => picture && picture !== media).picture;
	const part = (path) => page.evaluate(async (path) => {
		const response = await fetch(path, { headers: { range: 'bytes=2-11' } });
		return [response.status, (await response.arrayBuffer()).byteLength, response.headers.get('content-range')?.replace(/\d+$/, 'N')];
	}, path);
	for (const path of [other, media]) expect(await part(path), path).toEqual([206, 10, 'bytes 2-11/N']);
	expect(Object.values(await caches(page)).flat().filter(({ status }) => status === 206)).toEqual([]);
	net.cut();
	expect(await part(media)).toEqual([206, 10, 'bytes 2-11/N']);
});

test('a page that comes back shows what is saved now', async ({ page }) => {
	await firstVisit(page);
	const path = await leadPath(page);
	await page.goto(path);
	await expect(page.locator('[data-save]')).toHaveText('Save');
	await ask(page, { act: 'save', path });
	await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
	await expect(page.locator('[data-save]')).toHaveText('Saved');
});

test('sharing into the app as the very first page', async ({ page, net }) => {
	const front = await (await fetch(process.env.PAPER)).text();
	const path = front.match(/class="card-link" href="([^"]+)"|href="([^"]+)" class="card-link"/).slice(1).find(Boolean);
	await page.goto(`/saved/?url=${encodeURIComponent(net.url + path)}`);
	await expect(page.locator('.saved-list li')).toHaveCount(1, { timeout: 15_000 });
	net.cut();
	await page.goto(path);
	await expect(page.locator('article.story h1')).toBeVisible();
});
