//! Alerts: followed after a tap, sent from the desk, delivered by the browser's own protocol, opened, stopped.

import { createECDH } from 'node:crypto';
import { ask, expect, firstVisit, test, value } from './device.mjs';
import { signIn } from './editor.mjs';
import { pushService, subscribesTo } from './push_service.mjs';

/** Delivers a message as a push service does. */
async function deliver(context, page, data) {
	const client = await context.newCDPSession(page);
	const registered = new Promise((resolve) => client.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
		const found = registrations.find(({ scopeURL, isDeleted }) => !isDeleted && scopeURL.startsWith(process.env.PAPER));
		if (found) resolve(found.registrationId);
	}));
	// the browser delivers to a worker in control only
	await page.waitForFunction(() => navigator.serviceWorker.controller);
	await client.send('ServiceWorker.enable');
	await client.send('ServiceWorker.deliverPushMessage', { origin: process.env.PAPER, registrationId: await registered, data });
	// the message of a session that has ended is not delivered
	await page.waitForTimeout(300);
	await client.detach();
}

/** Delivers it until `check` holds: a worker that is just starting may miss a message, and one with the same tag takes the place of the first. */
const arrives = (context, page, data, check) => expect(async () => {
	await deliver(context, page, data);
	await expect(async () => check(await shown(page))).toPass({ timeout: 1500 });
}).toPass({ timeout: 15_000 });

const shown = (page) => page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.getNotifications())
	.then((all) => all.map(({ title, body, tag, silent }) => ({ title, body, tag, silent }))));

/** A tap on a message. A test may not bring a window to the front, so that the worker is given what it asks for. */
const tap = (context, action = '') => context.serviceWorkers()[0].evaluate(async (action) => {
	Object.defineProperty(WindowClient.prototype, 'focus', { configurable: true, async value() { return this; } });
	const [notification] = await self.registration.getNotifications();
	// only an event of the browser may be waited for
	const event = Object.assign(new NotificationEvent('notificationclick', { notification, action }), { waitUntil() {} });
	self.dispatchEvent(event);
}, action);

test('an alert is followed after a tap, delivered, opened and stopped', async ({ start, browser }, { project }) => {
	test.slow();
	const service = await pushService();
	const context = await start({ baseURL: process.env.PAPER, permissions: ['notifications'] });
	await subscribesTo(context, service);
	const page = context.pages()[0] ?? await context.newPage();
	await firstVisit(page, '/latest/');
	// each story has one alert
	const link = page.locator('.card-link').nth(project.name === 'phone' ? 5 : 2);
	const path = new URL(await link.evaluate(({ href }) => href)).pathname;
	await page.goto(path);
	const story = await page.locator('article.story').getAttribute('data-story');
	const bell = page.getByRole('button', { name: 'Alerts' });
	await bell.click();
	const dialog = page.getByRole('dialog', { name: 'Alerts on this device' });
	await expect(dialog).toContainText('needs no account');
	await expect(dialog.getByRole('checkbox').first()).toBeChecked();
	await expect(dialog.getByLabel('From')).toHaveValue('22:00');
	expect(await page.evaluate(() => self.questions), 'nothing is asked before').toBe(0);
	// the paper's clock may be in these hours
	await dialog.getByLabel('Until').fill('22:00');
	await dialog.getByRole('button', { name: 'Turn on alerts' }).click();
	await expect(dialog.getByRole('status')).toHaveText('Alerts are on.');
	expect(await page.evaluate(() => self.questions)).toBe(1);
	await dialog.getByRole('button', { name: 'Close' }).click();
	await expect(bell).toHaveAttribute('data-state', 'saved');

	const desk = await browser.newPage({ baseURL: process.env.PAPER });
	await signIn(desk);
	await desk.goto(`/desk/stories/${story}/alert/`);
	await desk.getByLabel('First line').fill('Read this <now>');
	await desk.getByRole('button', { name: 'Send the alert now' }).click();
	await expect(desk.getByText('The alert is being sent.')).toBeVisible();
	await expect.poll(() => service.messages.length).toBe(1);
	const [{ headers, text }] = service.messages;
	expect(headers).toMatchObject({ ttl: '43200', urgency: 'normal', 'content-encoding': 'aes128gcm' });
	expect(JSON.parse(text)).toMatchObject({ web_push: 8030, notification: { title: 'Read this <now>', navigate: `${process.env.PAPER}${path}`, tag: story } });

	await page.goto('/');
	await arrives(context, page, text, (all) => expect(all).toMatchObject([{ title: 'Read this <now>', tag: story }]));
	await tap(context);
	await expect(page).toHaveURL(path);
	await expect(page.locator('article.story h1')).toBeVisible();
	await expect.poll(() => shown(page)).toEqual([]);
	await desk.goto(`/desk/stories/${story}/alert/`);
	await expect(desk.locator('.alert-numbers div').filter({ hasText: 'Opened' })).toContainText('1');

	// a correction replaces it without a sound, and a message that cannot be read is shown too
	await arrives(context, page, text, (all) => expect(all).toMatchObject([{ title: 'Read this <now>' }]));
	await desk.getByLabel('First line').fill('Read this instead');
	await desk.getByRole('button', { name: 'Replace the alert' }).click();
	await expect.poll(() => service.messages.length).toBe(2);
	await arrives(context, page, service.messages[1].text, (all) => expect(all).toMatchObject([{ title: 'Read this instead', tag: story, silent: true }]));
	await deliver(context, page, '{');
	await expect.poll(async () => (await shown(page)).map(({ title }) => title).sort()).toEqual(['News from Diplomatic Affairs', 'Read this instead']);

	// left: not subscribed again by anything but a tap
	await page.goto('/settings/#alerts');
	await page.getByRole('button', { name: 'Stop all alerts' }).click();
	await expect(page.getByText('Alerts are off on this device.')).toBeVisible();
	const { device, left } = await value(page, 'alerts');
	expect(left).toBe(true);
	for (let times = 0; times < 3; times++) await page.reload();
	const known = await page.evaluate((device) => fetch('/api/push/topics', {
		method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ device, topics: ['breaking'] }),
	}).then(({ status }) => status), device);
	expect(known).toBe(404);
	await desk.close();
	await service.close();
});

test('somebody who writes is not taken to another page', async ({ start }) => {
	const context = await start({ baseURL: process.env.PAPER, permissions: ['notifications'] });
	const page = context.pages()[0] ?? await context.newPage();
	await firstVisit(page, '/write-to-us');
	const field = page.locator('textarea').first();
	await field.fill('To the editor');
	const talks = JSON.stringify({ notification: { title: 'Talks end', navigate: '/latest/', tag: 'talks' } });
	await arrives(context, page, talks, (all) => expect(all).toHaveLength(1));
	await tap(context);
	const bar = page.locator('[data-bar="alert"]');
	await expect(bar).toContainText('News from Diplomatic Affairs');
	await expect(field).toHaveValue('To the editor');
	await bar.getByRole('button', { name: 'Show' }).click();
	await expect(page).toHaveURL(/\/latest\/$/);
});

test('a paper that was restored without its keys: the device subscribes anew and asks nothing', async ({ start, net }) => {
	const service = await pushService();
	const context = await start({ permissions: ['notifications'] });
	await subscribesTo(context, service);
	const page = context.pages()[0] ?? await context.newPage();
	// the paper before, whose key today's server would refuse
	const before = createECDH('prime256v1').generateKeys('base64url');
	net.changed['/edition/interface.json'] = (body) => JSON.stringify({ ...JSON.parse(body), push: before });
	net.status['/api/push/subscribe'] = 204;
	await firstVisit(page, '/settings/');
	await page.getByRole('checkbox', { name: 'Breaking news' }).check();
	await page.getByRole('button', { name: 'Turn on alerts' }).click();
	await expect(page.getByText('Alerts are on.')).toBeVisible();
	const subscribed = await value(page, 'alerts');
	expect(subscribed.key).toBe(before);

	net.changed = {};
	net.status = {};
	const { push } = await (await fetch(`${process.env.PAPER}/edition/interface.json`)).json();
	const answers = () => net.answers.filter(({ path }) => path === '/api/push/subscribe').map(({ status }) => status);
	await ask(page, { act: 'edition', asked: true });
	await page.goto('/latest/');
	// unsubscribing, subscribing and telling the server are slow on a busy machine
	await expect.poll(async () => (await value(page, 'alerts')).key, { timeout: 20_000 }).toBe(push);
	expect(await page.evaluate(() => [localStorage.getItem('subscribed'), self.questions])).toEqual([push, 0]);
	expect(answers()).toEqual([204, 204]);
	expect(await value(page, 'alerts')).toMatchObject({ device: subscribed.device, topics: subscribed.topics, left: false });
	// once: the next page has nothing to repair
	await page.goto('/');
	await expect(page.locator('.card-link').first()).toBeVisible();
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	await page.waitForTimeout(500);
	expect(answers()).toHaveLength(2);
	await service.close();
});
