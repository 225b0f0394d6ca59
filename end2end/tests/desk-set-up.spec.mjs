//! A new paper, on a phone: set-up link, codes, invitations, what each person may do, a session ended from another device, a person who is
//! deactivated, and all of it in the audit log. On SQLite, and on PostgreSQL where the run has a server.

import { createHmac } from 'node:crypto';
import { navigate, post } from './editor.mjs';
import { expect, test } from './reader.mjs';

const PASSWORD = 'violet engine under seven tides';
test.setTimeout(120_000);
// what may not be done is a 403 or 404
test.use({ allowed: [/Failed to load resource: the server responded with a status of 40[134]/] });

/** The code that an authenticator shows `steps` times 30 seconds from now. */
function code(secret, steps) {
	const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
	const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
	const digest = createHmac('sha1', key).update(counter).digest();
	const at = digest[19] & 15;
	return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Opens an invitation in a browser of its own, and accepts it. */
async function accept(browser, baseURL, link, name) {
	const context = await browser.newContext({ baseURL, viewport: { width: 390, height: 844 } });
	const page = await context.newPage();
	await page.goto(link);
	await page.getByLabel('Your name').fill(name);
	await page.getByLabel('New password').fill(PASSWORD);
	await page.getByRole('button', { name: 'Create account' }).click();
	await expect(page).toHaveURL(/\/desk\/$/);
	return page;
}

async function signIn(page, email, password = PASSWORD) {
	await page.goto('/desk/sign-in');
	await page.getByLabel('E-mail').fill(email);
	await page.getByLabel('Password').fill(password);
	await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Invites somebody, and returns the link to hand over. */
async function invite(page, email, role, sections) {
	await page.goto('/desk/people/');
	await page.locator('#invite-email').fill(email);
	await page.locator('#invite-role').selectOption(role);
	for (const section of sections) await page.getByLabel(section, { exact: true }).check();
	await page.getByRole('button', { name: 'Send invitation' }).click();
	return new URL(await page.locator('code.link').innerText()).pathname;
}

for (const [database, link] of [['SQLite', process.env.SET_UP], ['PostgreSQL', process.env.SET_UP_POSTGRES]]) {
	test(`a new paper on ${database}`, async ({ browser }) => {
		test.skip(database === 'PostgreSQL' && !process.env.TEST_POSTGRES_URL, 'TEST_POSTGRES_URL names no server');
		const baseURL = new URL(link).origin;
		const owner = await (await browser.newContext({ baseURL, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })).newPage();

		await owner.goto(link);
		await owner.getByLabel('Your name').fill('Amina Khan');
		await owner.getByLabel('E-mail').fill('amina@paper.example');
		await owner.getByLabel('New password').fill(PASSWORD);
		await owner.getByRole('button', { name: 'Create account' }).click();
		await expect(owner.getByRole('heading', { level: 1 })).toContainText('Amina Khan');

		await navigate(owner, '/desk/account/');
		await owner.getByRole('button', { name: 'Set up codes' }).tap();
		const secret = (await owner.locator('code').first().innerText()).replaceAll(' ', '');
		await owner.getByRole('textbox', { name: 'Code' }).fill(code(secret, 0));
		await owner.getByRole('button', { name: 'Turn on' }).tap();
		await expect(owner.getByRole('heading', { name: 'Your recovery codes' })).toBeVisible();
		await owner.getByRole('link', { name: 'I have kept them' }).tap();
		await owner.getByRole('button', { name: 'Sign out', exact: true }).tap();
		await expect(owner).toHaveURL(/done=out/);
		await signIn(owner, 'amina@paper.example');
		await expect(owner.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
		// the code of the set-up counts as used
		await owner.getByRole('textbox', { name: 'Code' }).fill(code(secret, 1));
		await owner.getByRole('button', { name: 'Continue' }).tap();
		await expect(owner).toHaveURL(/\/desk\/$/);

		const editorLink = await invite(owner, 'bilal@paper.example', 'editor', ['Economy', 'Culture']);
		const editor = await accept(browser, baseURL, editorLink, 'Bilal Ahmed');
		const writerLink = await invite(owner, 'sana@paper.example', 'contributor', []);
		const writer = await accept(browser, baseURL, writerLink, 'Sana Mir');
		expect((await editor.request.get(editorLink)).status()).toBe(410);

		// what each may see and do, also by forged requests
		for (const page of [editor, writer]) {
			await expect(page.locator('.desk-nav a[href="/desk/people/"]')).toHaveCount(0);
			for (const path of ['/desk/people/', '/desk/audit/']) expect((await page.request.get(path)).status()).toBe(403);
			expect((await post(page, '/desk/people/invite', { email: 'x@paper.example', role: 'administrator' })).status()).toBe(403);
		}
		const begun = (await post(writer, '/desk/stories/')).headers().location;
		expect((await writer.request.get(begun)).status()).toBe(200);
		expect((await editor.request.get(begun)).status()).toBe(404);
		expect((await owner.request.get(begun)).status()).toBe(200);
		for (const act of ['publish', 'schedule', 'kill']) {
			const forged = await post(writer, `${begun}${act}`, { revision: '1', when: '2099-01-01T10:00', note: 'x' });
			expect([403, 409, 422]).toContain(forged.status());
			expect((await post(editor, `${begun}${act}`, { revision: '1', when: '2099-01-01T10:00', note: 'x' })).status()).toBe(404);
		}
		expect(await (await owner.request.get('/desk/stories/?state=draft')).text()).toContain(begun);
		expect((await writer.request.post('/desk/stories/', { headers: { origin: 'https://evil.example' } })).status()).toBe(403);

		// a session ended from another device
		const desktop = await (await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } })).newPage();
		await signIn(desktop, 'bilal@paper.example');
		await expect(desktop).toHaveURL(/\/desk\/$/);
		await editor.goto('/desk/account/');
		await editor.locator('form[action*="/sessions/"][action$="/end"] button').click();
		await expect(editor.getByRole('status')).toHaveText('That session has ended.');
		await desktop.goto('/desk/stories/');
		await expect(desktop).toHaveURL(/sign-in/);

		// a deactivated person is out at once
		await owner.goto('/desk/people/');
		await owner.getByRole('link', { name: 'Sana Mir' }).click();
		await owner.getByRole('button', { name: 'Deactivate' }).tap();
		await expect(owner.getByRole('status')).toContainText('Deactivated');
		expect((await post(writer, '/desk/stories/')).status()).toBe(303);
		await writer.goto('/desk/');
		await expect(writer).toHaveURL(/sign-in/);
		await signIn(writer, 'sana@paper.example');
		await expect(writer.getByRole('alert').first()).toContainText('E-mail or password is wrong.');

		await navigate(owner, '/desk/audit/');
		const log = await owner.locator('.list').innerText();
		for (const act of ['set up the paper', 'turned codes on', 'signed out', 'signed in', 'invited', 'accepted an invitation', 'ended a session', 'deactivated', 'failed to sign in']) {
			expect(log).toContain(act);
		}
	});
}
