//! What is written without a network: letters, reports, and a story from a phone, each sent once when there is one again.

import { expect, firstVisit, test, waitingEntries } from './device.mjs';
import { signIn } from './editor.mjs';

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');

/** Neither the browser nor the worker reaches anything. */
async function offline(context, net, is) {
	if (is) net.cut();
	else net.mode = 'on';
	await context.setOffline(is);
}

/** Opens a story with comments; the first link that reports one. */
async function commented(page) {
	const paths = await page.locator('.card-link').evaluateAll((links) => links.map(({ href }) => new URL(href).pathname));
	const report = page.locator('a[href^="/comments/report/"]').first();
	for (const path of paths) {
		await page.goto(path);
		if (await report.count()) break;
	}
	// the app is there once the button that saves is shown
	await expect(page.locator('[data-save]')).toBeVisible();
	return report;
}

const sent = (net, start, status = 201) => net.answers.filter(({ path, status: of }) => path.startsWith(start) && of === status).length;

test('a letter written without a network waits, can be changed, and is mailed once', async ({ context, page, net }) => {
	await firstVisit(page, '/write-to-us');
	// the first page of all was there before the worker
	await page.reload();
	await offline(context, net, true);
	// the form itself is on the device
	await page.goto('/write-to-us');
	await page.locator('[name=letter]').fill('Your map of the river is wrong.');
	await page.locator('[name=name]').fill('Rida');
	await page.locator('[name=email]').fill('rida@reader.example');
	await page.locator('form[data-waits] [type=submit]').click();
	await expect(page.getByText('This is on your device and is sent')).toBeVisible();
	await expect(page.locator('[data-bar="queue"]')).toContainText('1 waiting to be sent');
	await page.goto('/offline/');
	await page.getByRole('textbox', { name: 'Your letter to us' }).fill(`Your map is wrong on page two, ${Date.now()}.`);
	await offline(context, net, false);
	// the server obeys, and its answer is lost on the way
	net.lost = true;
	await page.getByRole('button', { name: 'Send now' }).click();
	await expect.poll(() => sent(net, '/write-to-us')).toBe(1);
	net.lost = false;
	await page.goto('/');
	await expect.poll(() => waitingEntries(page)).toBe(0);
	expect(sent(net, '/write-to-us')).toBe(1);
	expect(sent(net, '/write-to-us', 200)).toBeGreaterThan(0);
});

test('with a network the forms lead to the pages that they lead to without script', async ({ page }) => {
	await firstVisit(page, '/write-to-us');
	await page.locator('[name=letter]').fill(`Thank you for the map, ${Date.now()}.`);
	await page.locator('[name=name]').fill('Rida');
	await page.locator('[name=email]').fill('rida@reader.example');
	await page.locator('form[data-waits] [type=submit]').click();
	await page.waitForURL('**/write-to-us?sent');
	await expect(page.locator('.form-status')).toBeVisible();
});

for (const known of [true, false]) {
	test(`a comment is reported without a network${known ? '' : ' while the browser believes in one'}, and the report is sent once`, async ({ context, page, net }) => {
		await firstVisit(page, '/latest/');
		const report = await commented(page);
		if (known) await offline(context, net, true);
		else net.cut();
		await report.click();
		await page.getByRole('radio', { name: 'Not true' }).check();
		await page.getByLabel('Anything to add?').fill('The source says otherwise.');
		await page.getByRole('button', { name: 'Send report' }).click();
		await expect(page.getByText('This is on your device and is sent')).toBeVisible();
		await page.goto('/offline/');
		await expect(page.getByRole('textbox', { name: /Your report of a comment on/ })).toHaveValue('The source says otherwise.');
		if (known) await offline(context, net, false);
		else net.mode = 'on';
		// the browser says nothing of a network that it never missed: the next page sends
		if (!known) await page.goto('/');
		await expect.poll(() => waitingEntries(page)).toBe(0);
		// who leaves a page while it sends lets the next one send again: the server counts one report of a comment from a network
		if (known) expect(sent(net, '/comments/report/')).toBe(1);
		else expect(sent(net, '/comments/report/')).toBeGreaterThan(0);
	});
}

test('a report opens below its comment, needs no request until it is sent, and closes again', async ({ page, net }) => {
	await firstVisit(page, '/latest/');
	const report = await commented(page);
	const form = page.locator('.comment form[data-waits]');
	await report.click();
	await expect(form.getByRole('radio').first()).toBeFocused();
	await report.click();
	await expect(form).toHaveCount(0);
	await report.click();
	await form.getByRole('radio', { name: 'Advertising' }).check();
	expect(net.requested.filter((line) => line.includes('/comments/report/'))).toEqual([]);
	await form.getByRole('button', { name: 'Send report' }).click();
	// what the form leads to without script
	await expect(page.locator('.form-status')).toContainText('Somebody at the paper will read the comment');
	expect(new URL(page.url()).pathname).toMatch(/^\/comments\/report\//);
});

test.describe('staff', () => {
	// a session needs the paper's own address
	test.use({ net: async ({}, use) => use({ url: process.env.PAPER, close() {} }) });

	test('photos and notes become a draft, also when they were shared without a network', async ({ context, page }) => {
		await firstVisit(page);
		await signIn(page);
		await page.goto('/desk/new/');
		const headline = `Bridge closed ${Date.now()}`;
		await page.getByLabel('Headline').fill(headline);
		await page.getByLabel('Text').fill('Seen from the bank.');
		await page.getByLabel('Photos').setInputFiles({ name: 'bridge.gif', mimeType: 'image/gif', buffer: GIF });
		await context.setOffline(true);
		// the worker's own requests: see network.mjs
		await context.route('**/share', (route) => route.abort());
		await context.serviceWorkers()[0].evaluate(() => {
			self.sending = self.fetch;
			self.fetch = (...all) => String(all[0]?.url ?? all[0]).endsWith('/share') ? Promise.reject(new TypeError('no network')) : self.sending(...all);
		});
		await page.getByRole('button', { name: 'Begin the draft' }).click();
		await page.waitForURL('**/offline/');
		await expect(page.getByRole('textbox', { name: `A new story: ${headline}` })).toHaveValue('Seen from the bank.');
		await expect(page.getByText('bridge.gif')).toBeVisible();
		await context.unroute('**/share');
		await context.setOffline(false);
		await page.getByRole('button', { name: 'Send now' }).click();
		await expect.poll(() => waitingEntries(page)).toBe(0);
		await page.goto('/desk/stories/?by=me&state=draft');
		await expect(page.getByRole('link', { name: headline, exact: true })).toHaveCount(1);
	});

	test('the installed app of somebody who has signed in has a new story', async ({ page }) => {
		const manifest = () => page.locator('link[rel=manifest]').getAttribute('href');
		await firstVisit(page);
		expect(await manifest()).toBe('/manifest.webmanifest');
		await signIn(page);
		await page.goto('/');
		await expect.poll(manifest).toBe('/desk.webmanifest');
	});
});
