//! The paper as an app: install, read on, fall out of the network, come back.

import { ask, caches, edition, expect, firstVisit, leadPath, test, value, waitingEntries } from './device.mjs';

const strip = (page) => page.locator('.strip-note');

test('it can be installed, without an error', async ({ page, context }) => {
	await firstVisit(page);
	const client = await context.newCDPSession(page);
	expect((await client.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
	const { errors, data } = await client.send('Page.getAppManifest');
	expect(errors).toEqual([]);
	for (const name of ['id', 'name', 'short_name', 'description', 'lang', 'dir', 'start_url', 'scope', 'display', 'icons', 'shortcuts', 'share_target']) {
		expect(JSON.parse(data)[name], name).toBeTruthy();
	}
});

test('without a network: read pages, the edition, sections, search, and a helpful page', async ({ page, net }) => {
	test.slow();
	await firstVisit(page);
	await page.goto('/');
	const read = await leadPath(page);
	await page.goto(read);
	await expect(page.locator('article.story h1')).toBeVisible();
	await expect.poll(async () => (await caches(page))['pages-1'].map(({ path }) => path)).toContain(read);
	const headline = await page.locator('article.story h1').innerText();
	net.cut();

	await page.goto('/');
	await expect(strip(page)).toContainText('You are offline');
	await expect(page.locator('.card-link').first()).toBeVisible();
	await page.goto(`${read}?utm_source=x`);
	await expect(page.locator('article.story h1')).toHaveText(headline);
	expect(await page.evaluate(() => [...document.querySelectorAll('article.story img')].every((image) => image.complete && image.naturalWidth))).toBe(true);
	// never visited: from the edition
	const { stories } = await value(page, 'edition');
	expect(stories.length).toBeGreaterThanOrEqual(40);
	for (const story of stories) {
		expect((await page.goto(story.path)).status()).toBe(200);
		await expect(page.locator('article.story h1')).toHaveText(story.headline.replace(/\s+/g, ' '));
		await expect(strip(page)).toHaveCount(1);
	}
	const section = stories.find(({ section }) => section).section;
	await page.goto(section[1]);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(section[0]);
	expect(await page.locator('.card-link').count()).toBeGreaterThan(0);
	// any other URL says what there is
	expect((await page.goto('/no-such-page/')).status()).toBe(503);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are offline');
	net.mode = '503';
	expect((await page.goto('/no-such-page/')).status()).toBe(503);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Our server has a problem');
	net.cut();
	await expect(page.getByRole('link', { name: headline }).first()).toBeVisible();
	await page.getByRole('searchbox').fill(headline.split(' ').slice(0, 2).join(' '));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('main').getByRole('link', { name: headline })).toBeVisible();
	await expect(page).toHaveURL(/\/search\/\?q=/);
	for (const path of ['/offline/', '/saved/', '/settings/']) expect((await page.goto(path)).status(), path).toBe(200);

	net.mode = 'on';
	await page.goto(read);
	await expect(strip(page)).toHaveCount(0);
});

test('every page leads to what is on the device, a saved story to the list', async ({ page }) => {
	await firstVisit(page);
	await page.goto(await leadPath(page));
	const list = page.locator('article.story').getByRole('link', { name: 'Saved stories' });
	await expect(page.locator('[data-save]')).toHaveText('Save');
	await expect(list).toBeHidden();
	await page.locator('[data-save]').click();
	await list.click();
	await expect(page.locator('.saved-list li')).toHaveCount(1);
	const foot = page.getByRole('navigation', { name: 'On this device' });
	await foot.getByRole('link', { name: 'Reading offline' }).click();
	await expect(page.getByRole('heading', { name: 'On your device' })).toBeVisible();
	await foot.getByRole('link', { name: 'Settings' }).click();
	await expect(page.getByRole('button', { name: 'Erase everything' })).toBeVisible();
});

test('a saved story stays with its pictures until it is removed', async ({ page, net, start, context }) => {
	await firstVisit(page);
	await page.goto('/latest/');
	const path = await leadPath(page);
	await page.goto(path);
	const button = page.locator('[data-save]');
	await button.click();
	await expect(button).toHaveText('Saved');
	await expect(button).toHaveAttribute('aria-pressed', 'true');
	const title = await page.locator('article.story h1').innerText();
	await context.close();
	net.cut();
	const again = await start();
	const later = again.pages()[0];
	await later.goto('/saved/');
	await expect(later.locator('.saved-list').getByRole('link', { name: title })).toBeVisible();
	await expect(later.locator('.device-total')).toContainText(/1 on this device, [\d.]+ (MB|kB)/);
	await later.getByRole('main').getByRole('link', { name: title }).click();
	await expect(later.locator('article.story h1')).toHaveText(title);
	expect(await later.evaluate(() => [...document.querySelectorAll('article.story img')].every((image) => image.complete && image.naturalWidth))).toBe(true);
	await later.goBack();
	await later.getByRole('button', { name: /Remove/ }).click();
	await expect(later.getByText('You have no saved stories')).toBeVisible();
	expect((await caches(later))['saved-1']).toEqual([]);
});

test('a corrected and a withdrawn story: the copies follow, and the reader is told', async ({ page, net }) => {
	await firstVisit(page);
	const { stories } = await value(page, 'edition');
	const [one, two] = stories;
	for (const { path } of [one, two]) {
		await page.goto(path);
		await page.locator('[data-save]').click();
		await expect(page.locator('[data-save]')).toHaveText('Saved');
	}
	// as the server answers after a correction and a kill
	net.changed['/edition/copies.json'] = (body) => {
		const present = JSON.parse(body);
		present[one.id] = { ...present[one.id], version: 'f'.repeat(16), corrections: 1 };
		present[two.id] = { path: null, version: null, corrections: 0 };
		return JSON.stringify(present);
	};
	net.changed[one.path] = (body) => body.replace(/data-version="\w+"/, `data-version="${'f'.repeat(16)}"`).replace(/<h1>[^<]*/, '<h1>Put right');
	await ask(page, { act: 'renew' });
	await page.goto('/saved/');
	await expect(page.getByText('Corrected after you saved it')).toBeVisible();
	await expect(page.getByText('The newsroom has withdrawn this story')).toBeVisible();
	net.cut();
	await page.goto(one.path);
	await expect(page.locator('article.story h1')).toHaveText('Put right');
	expect((await caches(page))['saved-1'].map(({ path }) => path)).not.toContain(two.path);
});

test('what is shared into the app is saved once', async ({ page }) => {
	await firstVisit(page);
	const path = await leadPath(page);
	const url = new URL(path, page.url()).href;
	await page.goto(`/saved/?title=x&text=${encodeURIComponent(`Read this: ${url}`)}`);
	await expect(page.locator('.saved-list li')).toHaveCount(1);
	await expect(page).toHaveURL(/\/saved\/$/);
	await page.goto(`/saved/?title=Other&url=${encodeURIComponent('https://other.example/a')}`);
	await expect(page.getByRole('link', { name: 'Other' })).toHaveAttribute('href', 'https://other.example/a');
	await page.reload();
	await expect(page.locator('.saved-list li')).toHaveCount(2);
});

test('settings are kept, show what is stored, and erase it', async ({ page, net }) => {
	// "never" is chosen while the pictures of the edition are still arriving
	net.mode = 150;
	await firstVisit(page);
	await page.goto('/settings/');
	await page.getByLabel('Never').check();
	await expect(page.locator('.storage dt')).toHaveCount(5);
	await page.reload();
	await expect(page.getByLabel('Never')).toBeChecked();
	const path = (await value(page, 'edition')).stories.find(({ picture }) => picture).path;
	const before = net.requested.length;
	await page.goto(path);
	await page.waitForLoadState('networkidle');
	const loaded = net.requested.slice(before).filter((line) => line.includes('/media/'));
	expect(loaded, 'no picture is downloaded').toEqual([]);
	net.mode = 'on';
	// each kind can be removed by itself; an edition that was removed does not come back until it is wanted
	await page.goto('/settings/');
	await expect(page.locator('[data-part="edition"]')).toContainText('As of');
	await page.getByRole('button', { name: 'Remove: Recently read pages' }).click();
	await expect.poll(async () => (await caches(page))['pages-1']).toBe(undefined);
	expect(await edition(page)).toBeGreaterThan(0);
	await page.getByRole('button', { name: "Remove: Today's edition" }).click();
	await expect(page.getByLabel("Download today's edition")).not.toBeChecked();
	await expect.poll(() => edition(page)).toBe(0);
	await page.reload();
	await expect(page.getByLabel("Download today's edition")).not.toBeChecked();
	await page.waitForTimeout(500);
	expect(await edition(page)).toBe(0);
	await page.getByLabel("Download today's edition").check();
	await expect(page.locator('[data-part="edition"]')).toContainText('Up to date. As of');
	expect(await edition(page)).toBeGreaterThan(0);
	await page.getByRole('main').getByLabel('Dark').check();
	await page.getByRole('button', { name: 'Erase everything' }).click();
	await page.getByRole('button', { name: 'Erase', exact: true }).click();
	await expect(page.locator('[data-part="status"]')).toHaveText('Everything was erased.');
	expect(Object.values(await caches(page)).flat()).toEqual([]);
	expect(await edition(page)).toBe(0);
	expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
	await expect(page.locator('html')).not.toHaveAttribute('data-theme');
	await expect(page.getByRole('main').getByLabel('Automatic')).toBeChecked();
});

/** As the installed app sees itself; `apple`: on an iPhone. */
const installed = (page, apple = false) => page.addInitScript((apple) => {
	const media = self.matchMedia;
	self.matchMedia = (query) => query.includes('standalone') ? { matches: true, addEventListener() {} } : media.call(self, query);
	if (apple) Object.defineProperty(navigator, 'standalone', { value: true });
}, apple);

test('the installed app has a bar that leaves while a field has the focus', async ({ page }, { project }) => {
	await installed(page, true);
	await firstVisit(page, '/latest/');
	await page.goto(await leadPath(page));
	const bar = page.getByRole('navigation', { name: 'App' });
	await expect(bar.getByRole('link')).toHaveText(['Front', 'Latest', 'Search', 'Saved stories', 'Settings']);
	for (const entry of await bar.locator('> *').all()) expect((await entry.boundingBox()).height).toBeGreaterThanOrEqual(44);
	await bar.getByRole('button', { name: 'Back' }).click();
	await expect(page).toHaveURL(/\/latest\/$/);
	await bar.getByRole('link', { name: 'Search' }).click();
	const field = page.getByRole('main').getByRole('textbox').or(page.getByRole('main').getByRole('searchbox')).first();
	await field.focus();
	await expect(bar).toBeHidden();
	if (project.name === 'phone') expect(await field.evaluate((field) => parseFloat(getComputedStyle(field).fontSize))).toBeGreaterThanOrEqual(16);
	await field.blur();
	await expect(bar).toBeVisible();
});

test('an app that the system ended opens where it was', async ({ page, start, context }) => {
	await installed(page, true);
	await firstVisit(page, '/latest/');
	const path = await leadPath(page);
	await page.goto(path);
	await expect(page.locator('html')).toHaveAttribute('data-app', '');
	// browsers write their storage to the disk after a while
	await page.waitForTimeout(1500);
	await context.close();
	const later = (await start()).pages()[0];
	await installed(later, true);
	await later.goto('/');
	await expect(later).toHaveURL(new RegExp(`${path}$`));
	// a second start at the front page is meant
	await expect(later.locator('article.story h1')).toBeVisible();
});

test('the hint to install comes on the third day, and never after a no', async ({ page }) => {
	await firstVisit(page);
	const hint = page.locator('[data-bar="install"]');
	const offer = () => page.evaluate(() => dispatchEvent(Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt: async () => {}, userChoice: Promise.resolve({ outcome: 'dismissed' }) })));
	await offer();
	await page.waitForTimeout(300);
	await expect(hint).toHaveCount(0);
	await page.evaluate(() => localStorage.setItem('paper-days', '[1,2,3]'));
	await page.reload();
	await offer();
	await expect(hint).toContainText('Read Diplomatic Affairs without a connection');
	await hint.getByRole('button', { name: 'No, thanks' }).click();
	await page.reload();
	await offer();
	await page.waitForTimeout(300);
	await expect(hint).toHaveCount(0);
});

test('a comment written without a network waits, can be changed, and is sent once', async ({ page, net }) => {
	test.slow();
	await firstVisit(page, '/latest/');
	// a story with a form
	const paths = await page.locator('.card-link').evaluateAll((links) => links.map(({ href }) => new URL(href).pathname));
	const form = page.locator('#respond form');
	// the same text by the same writer is one comment, also of an earlier run
	const text = `Written on a train, and read again at ${Date.now()}.`;
	for (const path of paths) {
		await page.goto(path);
		if (await form.count()) break;
	}
	const story = page.url();
	net.cut();
	await form.locator('[name=comment]').fill('Written on a train, in a tunnel.');
	await form.locator('[name=author]').fill('Rida');
	await form.locator('[name=email]').fill('rida@reader.example');
	await form.getByRole('button', { name: /Post|Send/ }).click();
	await expect(page.getByText('Your comment is on this device')).toBeVisible();
	await expect(page.locator('[data-bar="queue"]')).toContainText('1 waiting to be sent');
	await page.getByRole('button', { name: 'Show' }).click();
	await page.getByRole('textbox', { name: /Your comment on/ }).fill(text);
	// a portal is no connection: it says 200 to everything
	net.mode = 'portal';
	await page.getByRole('button', { name: 'Send now' }).click();
	await expect(page.getByRole('textbox', { name: /Your comment on/ })).toHaveValue(text);
	// the server obeys, and its answer is lost on the way
	net.mode = 'on';
	net.lost = true;
	await page.getByRole('button', { name: 'Send now' }).click();
	await expect.poll(() => net.answers.filter(({ path, status }) => path.startsWith('/comments/on/') && status === 201).length).toBe(1);
	await expect(page.getByRole('textbox', { name: /Your comment on/ })).toBeVisible();
	net.lost = false;
	// two tabs at once, and perhaps the browser by itself
	const second = await page.context().newPage();
	await Promise.all([page.reload(), second.goto(story)]);
	await expect.poll(() => waitingEntries(page)).toBe(0);
	await page.reload();
	await expect(page.getByText('Waiting to be sent')).toHaveCount(0);
	// sent with the same key each time: the first one made the comment, the next ones found it
	const answers = net.answers.filter(({ path }) => path.startsWith('/comments/on/')).map(({ status }) => status);
	expect(answers.filter((status) => status === 201)).toHaveLength(1);
	expect(answers.filter((status) => status === 200).length).toBeGreaterThan(0);
});
