//! What the editor does where words could be lost without a kill: other tabs, other people, full storage, newer servers, input methods.

import { signIn } from './editor.mjs';
import { expect, test } from './reader.mjs';

test.setTimeout(90_000);
test.use({ allowed: [/Failed to load resource|WebSocket connection/] });
test.beforeEach(({ context }) => context.addInitScript(() => {
	const own = self.fetch;
	self.fetch = (url, options) => (String(url).endsWith('/steps') && localStorage.getItem('refuses') ? Promise.reject(new TypeError('no network')) : own(url, options));
}));
test.beforeEach(({}, { project }) => test.skip(project.name !== 'desktop', 'the same on a phone'));

const box = (page, name) => page.getByRole('textbox', { name });
const status = (page) => page.locator('#story-status');
const notice = (page) => page.locator('#story-notice');
const body = (page) => page.locator('[data-part=body]');
const saved = (page) => expect(status(page)).toContainText('Saved', { timeout: 20_000 });
const ready = (page) => expect(page.locator('story-editor')).toHaveAttribute('data-ready', '', { timeout: 15_000 });

async function open(page, url) {
	await page.goto(url);
	await ready(page);
}

/** A new story with a headline and a first sentence. */
async function begin(page, headline) {
	await signIn(page);
	await page.goto('/desk/stories/');
	await page.getByRole('button', { name: /New story/ }).first().click();
	await ready(page);
	await box(page, 'Headline').fill(headline);
	await body(page).click();
	await page.keyboard.type('First words.');
	await saved(page);
	return page.url();
}

async function write(page, text) {
	await body(page).click();
	await page.keyboard.press('Control+End');
	await page.keyboard.type(text);
}

const draft = async (page, url) => (await page.request.get(`${url}draft`)).json();
const textOf = async (page, url) => JSON.stringify((await draft(page, url)).doc.content[3]);
/** Pushes fail as without a network, also those that outlive their page, which Playwright does not see. */
async function refuse(page) {
	await page.evaluate(() => localStorage.setItem('refuses', '1'));
}
const accept = (page) => page.evaluate(() => localStorage.removeItem('refuses'));
const signOut = (page) => page.locator('form[action="/desk/sign-out"] button').click();
/** Another session without touching the pages that are open. */
const become = (page, name) => page.context().request.post('/desk/sign-in', { form: { email: `${name}@paper.example`, password: process.env.DESK_PASSWORD }, headers: { 'sec-fetch-site': 'same-origin' }, maxRedirects: 0 });

test('two tabs of one person keep the words of both', async ({ page, context }) => {
	const url = await begin(page, 'Two tabs');
	const second = await context.newPage();
	await open(second, url);
	await refuse(page);
	await write(page, ' From the first tab.');
	await write(second, ' From the second tab.');
	await expect(status(page)).toContainText('On this device');
	await expect(status(second)).toContainText('On this device');
	await page.close();
	await second.close();
	const again = await context.newPage();
	await again.goto('/desk/');
	await accept(again);
	await open(again, url);
	await saved(again);
	for (const words of ['From the first tab.', 'From the second tab.']) await expect(body(again)).toContainText(words);
});

test('signing out sends what waits first', async ({ page }) => {
	const url = await begin(page, 'Signed out in a hurry');
	await write(page, ' The last word.');
	await signOut(page);
	await expect(page).toHaveURL(/sign-in/);
	await signIn(page);
	await open(page, url);
	await expect(body(page)).toContainText('The last word.');
});

for (const keeps of [true, false]) {
	test(`what cannot be sent at signing out is ${keeps ? 'kept for its person only' : 'deleted if they want that'}`, async ({ page, context }) => {
		const url = await begin(page, 'The river in private');
		await refuse(page);
		await write(page, ' SECRETWORDS');
		await expect(status(page)).toContainText('On this device');
		await page.goto('/desk/stories/');
		await signOut(page);
		const dialog = page.getByRole('dialog', { name: 'Not everything you typed is on the server' });
		await expect(dialog).toContainText('The river in private');
		await dialog.getByRole('button', { name: 'Stay signed in' }).click();
		await expect(page).toHaveURL(/stories/);
		await signOut(page);
		await dialog.getByRole('button', { name: keeps ? /keep/ : /delete/ }).click();
		await expect(page).toHaveURL(/sign-in/);
		await accept(page);
		await signIn(page, 'sana');
		await open(page, url);
		await expect(body(page)).toContainText('First words.');
		await page.waitForTimeout(1_000);
		expect(await textOf(page, url)).not.toContain('SECRETWORDS');
		expect(await page.evaluate(() => document.body.textContent)).not.toContain('SECRETWORDS');
		await signOut(page);
		await expect(page).toHaveURL(/sign-in/);
		await signIn(page);
		await open(page, url);
		if (keeps) await expect(body(page)).toContainText('SECRETWORDS');
		else await expect(body(page)).toHaveText('First words.');
	});
}

test('a tab that is still open sends nothing in the name of the person who signed in after', async ({ page }) => {
	const url = await begin(page, 'Whose words');
	expect((await become(page, 'sana')).status()).toBe(303);
	await write(page, ' MINE');
	await expect(status(page)).toContainText('On this device', { timeout: 15_000 });
	await expect(page.locator('#story-signed-out')).toBeVisible();
	expect(await textOf(page, url)).not.toContain('MINE');
	expect((await become(page, 'amina')).status()).toBe(303);
	await page.evaluate(() => dispatchEvent(new Event('focus')));
	await saved(page);
	expect(await textOf(page, url)).toContain('MINE');
});

test('a session that ends while typing asks for the password in place', async ({ page, context }) => {
	const url = await begin(page, 'Expired');
	await context.clearCookies();
	await write(page, ' Written without a session.');
	const strip = page.locator('#story-signed-out');
	await expect(strip).toBeVisible({ timeout: 15_000 });
	await expect(status(page)).toContainText('On this device');
	await write(page, ' And on.');
	await strip.locator('input').fill('wrong');
	await strip.getByRole('button').click();
	await expect(strip.locator('.error')).toBeVisible();
	await strip.locator('input').fill(process.env.DESK_PASSWORD);
	await strip.getByRole('button').click();
	await expect(strip).toBeHidden();
	await saved(page);
	expect(await textOf(page, url)).toContain('Written without a session. And on.');
});

test('a device without space is said loudly, and closing asks', async ({ page, context }) => {
	await page.addInitScript(() => {
		const { put } = IDBObjectStore.prototype;
		IDBObjectStore.prototype.put = function (...values) {
			if (self.isFull) throw new DOMException('no space', 'QuotaExceededError');
			return put.apply(this, values);
		};
	});
	const url = await begin(page, 'No space left');
	await page.evaluate(() => (self.isFull = true));
	await refuse(page);
	await write(page, ' Only on the screen.');
	await expect(status(page)).toContainText('Only on this screen', { timeout: 10_000 });
	await expect(notice(page)).toContainText('keeps no copy');
	const asked = page.waitForEvent('dialog');
	page.close({ runBeforeUnload: true });
	const dialog = await asked;
	expect(dialog.type()).toBe('beforeunload');
	await dialog.dismiss();
	// space again: the journal catches up by itself, with what it had missed
	await page.evaluate(() => (self.isFull = false));
	await expect(status(page)).toContainText('On this device', { timeout: 10_000 });
	await expect(notice(page)).toBeHidden();
	await page.close();
	const again = await context.newPage();
	await again.goto('/desk/');
	await accept(again);
	await open(again, url);
	await expect(body(again)).toContainText('Only on the screen.');
});

test('closing asks while a very long paste is on its way to the disk, and not after', async ({ page, context }) => {
	await page.addInitScript(() => {
		const { commit } = IDBTransaction.prototype;
		// a slow disk: what is written ends later
		IDBTransaction.prototype.commit = function () {
			const wait = () => {
				if (self.isSlow) this.objectStore('mine').get('nobody').onsuccess = wait;
				else commit.call(this);
			};
			wait();
		};
	});
	const url = await begin(page, 'A long paste');
	await refuse(page);
	await body(page).click();
	await page.keyboard.press('Control+End');
	await page.evaluate((text) => {
		self.isSlow = true;
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', text);
		document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
	}, `${'The long minutes of the third sub-committee. '.repeat(7_000)}And the end.`);
	const asked = page.waitForEvent('dialog');
	page.close({ runBeforeUnload: true });
	const dialog = await asked;
	expect(dialog.type()).toBe('beforeunload');
	await dialog.dismiss();
	await page.evaluate(() => (self.isSlow = false));
	await expect(status(page)).toContainText('On this device', { timeout: 20_000 });
	const closed = page.waitForEvent('close');
	await page.close({ runBeforeUnload: true });
	await closed;
	const again = await context.newPage();
	await again.goto('/desk/');
	await accept(again);
	await open(again, url);
	// sent in one piece, and not into the tray
	await expect(body(again)).toContainText('And the end.', { timeout: 20_000 });
	await saved(again);
});

test('a browser without storage is said, and writing works', async ({ page }) => {
	await page.addInitScript(() => {
		indexedDB.open = () => {
			throw new DOMException('switched off', 'SecurityError');
		};
	});
	const url = await begin(page, 'No storage');
	await expect(notice(page)).toContainText('keeps no copy');
	await write(page, ' Sent all the same.');
	await saved(page);
	expect(await textOf(page, url)).toContain('Sent all the same.');
});

test('a database handle that the browser closes is opened again', async ({ page, context }) => {
	await page.addInitScript(() => {
		const { transaction } = IDBDatabase.prototype;
		IDBDatabase.prototype.transaction = function (...values) {
			if (self.closesOnce) this.close();
			self.closesOnce = false;
			return transaction.apply(this, values);
		};
	});
	const url = await begin(page, 'Back from the background');
	await refuse(page);
	await page.evaluate(() => (self.closesOnce = true));
	await write(page, ' After the break.');
	await expect(status(page)).toContainText('On this device');
	await page.close();
	const again = await context.newPage();
	await again.goto('/desk/');
	await accept(again);
	await open(again, url);
	await expect(body(again)).toContainText('After the break.');
});

test('a clock that is set back does not hold back words', async ({ page }) => {
	await page.addInitScript(() => {
		const now = Date.now.bind(Date);
		Date.now = () => now() - (self.isBack ? 3_600_000 : 0);
	});
	const url = await begin(page, 'An hour ago');
	await write(page, ' Before.');
	await page.evaluate(() => (self.isBack = true));
	const pushed = page.waitForRequest(/steps$/, { timeout: 6_000 });
	for (let key = 0; key < 40; key += 1) await page.keyboard.type('a', { delay: 120 });
	await pushed;
	await saved(page);
	expect(await textOf(page, url)).toContain('Before.aaaa');
});

test('a server with a newer schema is not written to, and the words come back after a reload', async ({ page, context }) => {
	const url = await begin(page, 'Older than the desk');
	let pushes = 0;
	await context.route('**/steps', (route) => {
		pushes += 1;
		return route.fulfill({ status: 409, json: { schema: 2 } });
	});
	await write(page, ' Kept.');
	await expect(notice(page)).toContainText('older than the desk');
	await write(page, ' Still kept.');
	await page.waitForTimeout(2_000);
	expect(pushes).toBe(1);
	await context.unroute('**/steps');
	await page.reload();
	await ready(page);
	await expect(body(page)).toContainText('First words. Kept. Still kept.');
});

test('a draft with a block that this program does not know is not opened for writing', async ({ page }) => {
	const url = await begin(page, 'From the future');
	const pushes = [];
	page.on('request', (request) => request.method() === 'POST' && pushes.push(request.url()));
	await page.route('**/draft', async (route) => {
		const json = await (await route.fetch()).json();
		json.doc.content[3].content.push({ type: 'hologram', attrs: { id: 'h' } });
		await route.fulfill({ json });
	});
	await page.goto(url);
	await expect(notice(page)).toContainText('older than the desk');
	await expect(page.locator('story-editor .ProseMirror')).toHaveCount(0);
	expect(pushes).toEqual([]);
	await page.unroute('**/draft');
	await open(page, url);
	// the same for a step that arrives later
	await page.evaluate(() => {
		const { session } = document.querySelector('story-editor');
		session.receive(session.version + 1, [{ client: 'x', user: 'x', step: { stepType: 'hologram' } }]);
	});
	await expect(notice(page)).toContainText('older than the desk');
	await write(page, ' Not sent.');
	await page.waitForTimeout(1_500);
	expect(pushes.filter((each) => each.endsWith('/steps'))).toEqual([]);
});

test('words that the server refuses stay on the device, then go to the tray, and writing goes on', async ({ page, context }) => {
	const url = await begin(page, 'Refused');
	await context.route('**/steps', (route) => route.fulfill({ status: 422, json: { error: 'step 1 does not apply' } }));
	await write(page, ' REFUSEDWORDS');
	await expect(notice(page)).toContainText('cannot take');
	await page.reload();
	await ready(page);
	await expect(page.getByRole('region', { name: 'Words without a place' })).toContainText('REFUSEDWORDS');
	await context.unroute('**/steps');
	await write(page, ' Going on.');
	await saved(page);
	expect(await textOf(page, url)).toContain('First words. Going on.');
});

test('an input method composes while somebody else writes in the same paragraph', async ({ page, browser }) => {
	const url = await begin(page, 'かんじ');
	const context = await browser.newContext({ baseURL: process.env.PAPER });
	const other = await context.newPage();
	await signIn(other, 'sana');
	await open(other, url);
	await write(other, '');
	await other.keyboard.press('Home');
	const devtools = await page.context().newCDPSession(page);
	const compose = (text) => devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
	await write(page, ' ');
	let [mine, theirs] = ['First words. ', ''];
	for (let round = 0; round < 12; round += 1) {
		for (const text of ['k', 'か', 'かn', 'かん']) {
			await compose(text);
			if (text === 'か') {
				await other.keyboard.type('x');
				theirs += 'x';
				await expect.poll(() => other.evaluate(() => document.querySelector('story-editor').session.status.place)).toBe('server');
			}
		}
		await devtools.send('Input.insertText', { text: '感' });
		mine += '感';
		await expect(body(page)).toHaveText(theirs + mine);
	}
	await saved(page);
	await expect(body(other)).toHaveText(theirs + mine);
	await context.close();
});

test('twenty thousand keys are no burden for the next opening', async ({ page, context }) => {
	test.setTimeout(180_000);
	const url = await begin(page, 'Long night');
	// one step for each key, a paragraph for every 200
	const keys = (n) => page.evaluate((n) => {
		const { view } = document.querySelector('story-editor');
		const { paragraph } = view.state.schema.nodes;
		for (let key = 0; key < n; key += 200) {
			const { tr } = view.state;
			for (let letter = 0; letter < 199; letter += 1) tr.insertText(letter % 6 ? 'a' : ' ', tr.doc.content.size - 2);
			view.dispatch(tr.insert(tr.doc.content.size - 1, paragraph.create()));
		}
	}, n);
	await keys(20_000);
	await expect(status(page)).toContainText('Saved', { timeout: 60_000 });
	const took = async () => {
		await page.goto(url);
		await ready(page);
		return page.evaluate(() => performance.getEntriesByName('editor-ready')[0].startTime);
	};
	console.log(`ready after 20,000 keys on the server: ${Math.round(await took())} ms`);
	await refuse(page);
	await keys(20_000);
	await expect(status(page)).toContainText('On this device', { timeout: 30_000 });
	await accept(page);
	console.log(`ready with 20,000 keys on the device: ${Math.round(await took())} ms`);
	// the words of the earlier visit follow after opening
	await expect(status(page)).toContainText('Saved', { timeout: 90_000 });
	expect((await textOf(page, url)).match(/a/g).length).toBeGreaterThan(33_000);
});
