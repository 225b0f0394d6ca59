//! A story from the first word on a phone to its correction: an invited author with a photo and without a network, an editor at the same time,
//! a schedule, what readers see, a correction, and an older version restored. On SQLite, and on PostgreSQL where the run has a server.

import { fileURLToPath } from 'node:url';
import { post, signIn } from './editor.mjs';
import { expect, test } from './reader.mjs';

const PHOTO = fileURLToPath(new URL('../../crates/demo/content/pictures/a-river-is-a-timetable.jpg', import.meta.url));
const PASSWORD = 'violet engine under seven tides';
/** What a scheduled story may be late everywhere, in milliseconds. */
const LATE_AT_MOST = 1_000;
/** What the requests of this test and the rendering of a page may add. */
const ASKING = 250;
test.setTimeout(240_000);
test.use({ allowed: [/Failed to load resource|WebSocket connection/] });

const box = (page, name) => page.getByRole('textbox', { name });
const status = (page) => page.locator('#story-status');
const saved = (page) => expect(status(page)).toContainText('Saved', { timeout: 20_000 });
const ready = (page) => expect(page.locator('story-editor')).toHaveAttribute('data-ready', '', { timeout: 15_000 });
/** What a reader gets; nothing for a page that is not there. */
const text = (page, path) => page.request.get(path).then((response) => (response.ok() ? response.text() : ''));

/** Puts the caret at the end of a paragraph, which may have several lines, by a press there. */
async function caretAtEnd(page, paragraph) {
	await paragraph.scrollIntoViewIfNeeded();
	const [x, y] = await paragraph.evaluate((each) => {
		const range = document.createRange();
		range.selectNodeContents(each);
		const { right, bottom } = [...range.getClientRects()].at(-1);
		return [right - 1, bottom - 4];
	});
	await (page.viewportSize().width < 600 ? page.touchscreen.tap(x, y) : page.mouse.click(x, y));
	await expect.poll(() => paragraph.evaluate((each) => each.contains(getSelection().anchorNode))).toBe(true);
	await page.keyboard.press('End');
}

/** Somebody who is invited, in a browser of their own. */
async function join(owner, browser, { name, role, ...context }) {
	const email = `${name.toLowerCase().replace(' ', '.')}.${Date.now()}@paper.example`;
	const invited = await (await post(owner, '/desk/people/invite', { email, role })).text();
	const page = await (await browser.newContext({ baseURL: new URL(owner.url()).origin, reducedMotion: 'reduce', ...context })).newPage();
	await page.goto(invited.match(/\/desk\/welcome\/[\w-]+/)[0]);
	await page.getByLabel('Your name').fill(name);
	await page.getByLabel('New password').fill(PASSWORD);
	await page.getByRole('button', { name: 'Create account' }).click();
	await expect(page).toHaveURL(/\/desk\/$/);
	return page;
}

/** Opens an act's sheet, fills it, and sends it. */
async function act(page, button, name, fill = async () => {}) {
	await page.locator('.editor-acts').getByRole('button', { name: button, exact: true }).click();
	const sheet = page.locator('.sheet:popover-open');
	await fill(sheet);
	const done = `?done=${(await sheet.getAttribute('id')).replace('act-', '')}`;
	await sheet.getByRole('button', { name, exact: true }).click();
	await page.waitForURL((url) => url.search === done, { timeout: 15_000 });
	await ready(page);
}

/** The next full minute that is not too near, and how the paper's clock (UTC+5) writes it. */
function nextMinute() {
	const due = Math.ceil((Date.now() + 6_000) / 60_000) * 60_000;
	return [due, new Date(due + 5 * 3_600_000).toISOString().slice(0, 16)];
}

/** When each page first has the words, in milliseconds after `due`; pages are requested all the time, as readers do. */
async function arrival(page, paths, words, due) {
	const watch = async (path) => {
		while (Date.now() < due + 10_000) {
			const begun = Date.now();
			if ((await text(page, path)).includes(words)) return begun - due;
			await new Promise((resolve) => setTimeout(resolve, begun < due - 3_000 ? 500 : 50));
		}
		return Infinity;
	};
	return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await watch(path)])));
}

for (const [database, baseURL] of [['SQLite', process.env.PAPER_WRITTEN], ['PostgreSQL', process.env.PAPER_POSTGRES]]) {
	test(`from a phone to a correction, on ${database}`, async ({ browser }, { project }) => {
		test.skip(project.name !== 'desktop', 'it has a phone and a desktop of its own');
		test.skip(!baseURL, 'TEST_POSTGRES_URL names no server');
		const owner = await (await browser.newContext({ baseURL, reducedMotion: 'reduce' })).newPage();
		await owner.goto(`${baseURL}/desk/sign-in`);
		await signIn(owner);
		const author = await join(owner, browser, { name: 'Zainab Shah', role: 'author', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
		const editor = await join(owner, browser, { name: 'Bilal Ahmed', role: 'editor', viewport: { width: 1440, height: 900 } });
		const mark = `Kishanganga ${database} ${Date.now()}`;

		// on the phone, with a photo
		await author.locator('.desk-begin button').tap();
		await ready(author);
		const story = new URL(author.url()).pathname;
		await box(author, 'Headline').tap();
		await author.keyboard.type(`Talks on the ${mark}`);
		await box(author, 'Standfirst').tap();
		await author.keyboard.type('Engineers meet again.');
		await box(author, 'Story text').tap();
		await author.keyboard.type('The gauges were read at dawn.');
		await author.keyboard.press('Enter');
		const chosen = author.waitForEvent('filechooser');
		await author.keyboard.type('/pict');
		await author.getByRole('option', { name: /Picture/ }).first().tap();
		await (await chosen).setFiles(PHOTO);
		await author.getByLabel('What the picture shows').fill('A river between hills');
		await expect(author.locator('.media-preview img')).toBeVisible({ timeout: 20_000 });
		await author.getByRole('button', { name: 'Details' }).tap();
		await author.getByLabel('Section', { exact: true }).selectOption('World');
		await author.getByRole('button', { name: 'Text', exact: true }).tap();
		await saved(author);

		// without a network, and back
		await author.context().setOffline(true);
		await caretAtEnd(author, box(author, 'Story text').locator('p').first());
		await author.keyboard.type(' Nobody answered the radio.');
		await expect(status(author)).toContainText('On this device', { timeout: 15_000 });
		await author.context().setOffline(false);
		await saved(author);
		await act(author, 'Send for review', 'Send for review');

		// the editor finds it, and both write
		await editor.goto('/desk/');
		await editor.getByRole('link', { name: new RegExp(mark) }).first().click();
		await ready(editor);
		const [theirs, ours] = [box(author, 'Story text'), box(editor, 'Story text')];
		await expect(ours).toContainText('Nobody answered the radio.');
		await Promise.all([
			(async () => {
				await caretAtEnd(author, theirs.locator('p').first());
				await author.keyboard.type(' At noon somebody did.', { delay: 30 });
			})(),
			(async () => {
				await ours.locator('p').first().click({ position: { x: 4, y: 8 } });
				await editor.keyboard.press('Home');
				await editor.keyboard.type('On Saturday: ', { delay: 30 });
			})(),
		]);
		for (const each of [theirs, ours]) {
			await expect(each.locator('p').first()).toHaveText('On Saturday: The gauges were read at dawn. Nobody answered the radio. At noon somebody did.', { timeout: 15_000 });
		}
		await expect(author.locator('#story-people')).toContainText('Bilal Ahmed');
		await saved(editor);
		await author.context().close();

		// on time, everywhere
		const [due, when] = nextMinute();
		await act(editor, 'Schedule', 'Schedule', (sheet) => sheet.getByLabel('Day and time').fill(when));
		await expect(status(editor)).toContainText('scheduled');
		const places = ['/', '/latest/', '/category/world/', '/feed/', '/feed/json/', `/search/?q=${encodeURIComponent(mark)}`];
		const late = await arrival(owner, places, mark, due);
		test.info().annotations.push({ type: 'late', description: JSON.stringify(late) });
		for (const [path, after] of Object.entries(late)) {
			// what a search page repeats of the query is not the story
			if (!path.startsWith('/search/')) expect(after, `${path} before its time`).toBeGreaterThan(-100);
			expect(after, `${path} late`).toBeLessThan(LATE_AT_MOST + ASKING);
		}
		const path = (await text(owner, '/latest/')).match(new RegExp(`href="([^"]+)"[^>]*>[^<]*${mark}`))[1];
		const seen = await browser.newPage({ baseURL });
		await seen.goto(path);
		await expect(seen.getByRole('img', { name: 'A river between hills' })).toBeVisible();
		await expect(seen.locator('main')).toContainText('At noon somebody did.');

		// a correction
		await editor.reload();
		await ready(editor);
		await caretAtEnd(editor, ours.locator('p').first());
		for (let key = 0; key < 'At noon somebody did.'.length; key += 1) await editor.keyboard.press('Backspace');
		await editor.keyboard.type('At one somebody did.');
		await saved(editor);
		expect(await text(owner, path)).toContain('At noon somebody did.');
		await act(editor, 'Publish changes', 'Publish changes', async (sheet) => {
			await sheet.getByLabel(/^Correction/).check();
			await sheet.getByLabel('Text of the correction').fill(`The radio answered at one, not at noon (${mark}).`);
		});
		for (const place of [path, '/corrections/']) expect(await text(owner, place), place).toContain(`not at noon (${mark})`);
		expect(await text(owner, path)).toContain('At one somebody did.');
		expect(await text(owner, '/feed/')).toContain('At one somebody did.');

		// an older version is compared and restored; readers keep what they have
		await editor.goto(`${story}history/`);
		await expect(editor.locator('.difference del, .difference s').first()).toContainText('noon');
		await editor.getByRole('button', { name: /^Restore version/ }).click();
		await expect(editor.getByRole('status')).toContainText('Nothing is published.');
		await editor.goto(story);
		await ready(editor);
		await expect(ours).toContainText('At noon somebody did.');
		await expect(status(editor)).toContainText('changes readers do not see yet');
		expect(await text(owner, path)).toContain('At one somebody did.');
	});
}
