//! Breaking news with its alert, delivered through a push service that others wrote: the npm package `web-push-testing` checks token, keys and coding.

import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { expect, test } from '@playwright/test';
import { post, signIn } from './editor.mjs';

const require = createRequire(import.meta.url);
const Service = require('web-push-testing/src/server.js');
const Model = require('web-push-testing/src/PushApiModel.js');

/** A port that is free now: the package wants to be told one. */
const freePort = () => new Promise((resolve) => {
	const probe = createServer().listen(0, 'localhost', () => {
		const { port } = probe.address();
		probe.close(() => resolve(port));
	});
});

test('breaking news rings once, through a push service that others wrote', async ({ page, request }) => {
	test.skip(test.info().project.name !== 'desktop', 'one line at a time on one paper');
	const port = await freePort();
	const service = new Service(new Model.PushApiModel(), port);
	service.startServer();
	const ask = async (path, data) => (await request.post(`http://localhost:${port}${path}`, { data })).json();
	try {
		const { push } = await (await request.get(`${process.env.PAPER_WRITTEN}/edition/interface.json`)).json();
		const { data: { endpoint, keys, clientHash } } = await ask('/subscribe', { userVisibleOnly: 'true', applicationServerKey: push });
		const device = randomBytes(16).toString('base64url');
		const subscribed = await request.post(`${process.env.PAPER_WRITTEN}/api/push/subscribe`, {
			headers: { 'sec-fetch-site': 'same-origin' },
			data: { device, endpoint, ...keys, key: push, topics: ['breaking'], zone: 'UTC', quiet: [0, 0], most: 0 },
		});
		expect(subscribed.status(), await subscribed.text()).toBe(204);
		const messages = async () => (await ask('/get-notifications', { clientHash })).data.messages;

		await page.goto(`${process.env.PAPER_WRITTEN}/desk/`);
		await signIn(page);
		await page.goto(`${process.env.PAPER_WRITTEN}/desk/breaking/`);
		const line = `Agreement signed at dawn ${Date.now()}`;
		await page.getByLabel('Text').first().fill(line);
		await page.getByLabel('Send it as an alert too').check();
		await page.getByRole('button', { name: 'Show on every page' }).click();
		await expect(page.getByText('its alert is being sent')).toBeVisible();
		await expect.poll(messages).toHaveLength(1);
		const [text] = await messages();
		expect(JSON.parse(text)).toMatchObject({ web_push: 8030, notification: { title: line, navigate: `${process.env.PAPER_WRITTEN}/` } });
		// what became of it, and no second one for the same words
		await expect(async () => {
			await page.reload();
			await expect(page.locator('.alert-numbers div').filter({ hasText: 'Delivered to the push service' })).toContainText('1', { timeout: 500 });
		}).toPass({ timeout: 10_000 });
		await expect(page.getByRole('button', { name: 'Send the alert now' })).toHaveCount(0);
		await page.getByLabel('Text').first().fill(line);
		await page.getByLabel('Send it as an alert too').check();
		await page.getByRole('button', { name: 'Show on every page' }).click();
		await expect(page.getByText('is not sent again')).toBeVisible();
		await page.waitForTimeout(2500);
		expect(await messages()).toHaveLength(1);
		await post(page, `${process.env.PAPER_WRITTEN}/desk/breaking/end`);
	} finally {
		service._server.closeAllConnections();
		service._server.close();
	}
});
