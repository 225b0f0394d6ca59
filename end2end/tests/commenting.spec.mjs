//! A reader comments, the desk decides, others answer and report: with and without script; axe on every page of it.

import { AxeBuilder } from '@axe-core/playwright';
import { signIn } from './editor.mjs';
import { expect, firstStory, test } from './reader.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
// a form that is refused is a 422, and some connections fail on purpose
test.use({ allowed: [/Failed to load resource: (the server responded with a status of 422|net::ERR_)/] });
test.setTimeout(120_000);

async function check(page, what) {
	const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
	expect(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)).toEqual([]);
	const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
	expect(wide, `${what} is wider than the screen`).toBeLessThanOrEqual(width);
}

async function storyUrl(browser) {
	const page = await browser.newPage({ baseURL: process.env.PAPER });
	const href = await (await firstStory(page)).getAttribute('href');
	await page.close();
	return href;
}

const fill = async (form, text, name) => {
	await form.getByLabel('Comment').fill(text);
	await form.getByLabel('Name').fill(name);
	await form.getByLabel('Email').fill(`${name.toLowerCase()}@example.org`);
};

for (const javaScriptEnabled of [true, false]) {
	const kind = javaScriptEnabled ? 'with script' : 'without script';
	test.describe(kind, () => {
		test.use({ javaScriptEnabled });

		test('a comment from the form to the page, answered and reported', async ({ page, browser }) => {
			const mark = `${test.info().project.name} ${kind} ${test.info().retry}`;
			const [text, changed, answer, staff] = ['The river', 'The changed river', 'An answer', 'A word of the desk'].map((begin) => `${begin}, ${mark}.`);
			const story = await storyUrl(browser);
			await page.goto(story);
			const form = page.locator('#respond form');
			await expect(page.getByRole('heading', { name: 'Leave a Reply' })).toBeVisible();
			await expect(page.getByText('Your email address will not be published. Required fields are marked *')).toBeVisible();
			await expect(page.getByLabel('Leave this field empty')).toBeHidden();
			await fill(form, text, 'Ada');
			await form.getByLabel('Email').evaluate((field) => { field.type = 'text'; field.value = 'no address'; });
			await form.getByRole('button', { name: 'Post Comment' }).click();
			await expect(page.getByRole('alert')).toContainText('Enter your email address');
			if (javaScriptEnabled) await check(page, 'the refused form');
			await expect(page.locator('form.comment-form').getByLabel('Comment')).toHaveValue(text);
			await page.locator('form.comment-form').getByLabel('Email').fill(`ada-${mark.replaceAll(' ', '-')}@example.org`);
			await page.getByRole('button', { name: 'Post Comment' }).click();
			await expect(page).toHaveURL(/\/comments\/sent\//);
			await expect(page.locator('.form-status')).toContainText('waiting for approval');
			if (javaScriptEnabled) await check(page, 'the page after sending');
			await page.getByLabel('Comment').fill(changed);
			await page.getByRole('button', { name: 'Save changes' }).click();
			await expect(page.getByLabel('Comment')).toHaveValue(changed);
			await expect(page.getByText('Your changes are saved.')).toBeVisible();
			await page.goto(story);
			await expect(page.getByText(changed)).toHaveCount(0);
			const own = page.locator('.own-comment');
			if (javaScriptEnabled) {
				await expect(own).toContainText('Your comment is waiting for approval');
				await expect(own.getByRole('link')).toHaveAttribute('href', /\/comments\/sent\//);
				await check(page, 'the story with the note');
			}

			const desk = await (await browser.newContext({ baseURL: process.env.PAPER, javaScriptEnabled })).newPage();
			await signIn(desk, 'amina');
			await desk.goto('/desk/comments/');
			const row = desk.locator('.queued').filter({ hasText: changed });
			await expect(row.getByText('Changed by the writer; first it said')).toBeVisible();
			if (javaScriptEnabled) await check(desk, 'the queue');
			await row.getByRole('button', { name: 'Approve' }).click();
			await expect(desk.locator('.moderated')).toContainText('Approved: 1');
			await page.reload();
			const shown = page.locator('.comment').filter({ hasText: changed });
			await expect(shown).toBeVisible();
			await expect(own).toHaveCount(0);

			await shown.getByRole('link', { name: 'Reply to Ada' }).click();
			if (javaScriptEnabled) {
				await expect(page.getByRole('heading', { name: 'Reply to Ada' })).toBeVisible();
				await expect(page.locator('#respond').getByLabel('Comment')).toBeFocused();
				await page.getByRole('button', { name: 'Cancel reply' }).click();
				await expect(page.getByRole('heading', { name: 'Leave a Reply' })).toBeVisible();
				await shown.getByRole('link', { name: 'Reply to Ada' }).click();
			} else {
				await expect(page).toHaveURL(/\/comments\/on\/.*\?to=/);
				await expect(page.getByRole('link', { name: 'Cancel reply' })).toBeVisible();
			}
			await fill(page.locator('form.comment-form'), answer, `Ben${Date.now()}`);
			await page.getByRole('button', { name: 'Post Comment' }).click();
			await expect(page.locator('.form-status')).toContainText('waiting for approval');

			await desk.goto('/desk/comments/');
			const waiting = desk.locator('.queued').filter({ hasText: answer });
			await expect(waiting).toContainText(`In reply to Ada: ${changed}`);
			await waiting.locator('summary').filter({ hasText: 'Reply' }).click();
			await waiting.getByLabel('Your answer').fill(staff);
			await waiting.getByRole('button', { name: 'Publish answer' }).click();
			await expect(desk.locator('.moderated')).toContainText('Your answer is published.');
			await page.goto(story);
			const answered = page.locator('.comment').filter({ hasText: staff });
			await expect(answered.getByText('Staff', { exact: true })).toBeVisible();
			if (javaScriptEnabled) await check(page, 'a story with comments');

			await shown.getByRole('link', { name: 'Report the comment by Ada' }).click();
			if (javaScriptEnabled) await check(page, 'the report form');
			await page.getByLabel('Not true').check();
			await page.getByRole('button', { name: 'Send report' }).click();
			await expect(page.locator('.form-status')).toContainText('Somebody at the paper will read the comment');
			await desk.goto('/desk/comments/?queue=reported');
			const reported = desk.locator('.queued').filter({ hasText: changed });
			await expect(reported).toContainText('Reported: not true');
			await reported.getByRole('button', { name: 'Reject' }).click();
			await page.goto(story);
			await expect(page.getByText(changed)).toHaveCount(0);
			await expect(page.getByText(answer)).toBeVisible();
			await expect(page.getByText('This comment was removed.').first()).toBeVisible();
			await desk.context().close();
		});

		test('a letter to the paper', async ({ page }) => {
			await page.goto('/');
			await page.getByRole('link', { name: /@/ }).filter({ hasText: '@' }).last().click();
			await expect(page.getByRole('heading', { name: 'Write to us' })).toBeVisible();
			if (javaScriptEnabled) await check(page, 'the form that writes to the paper');
			await page.getByLabel('Your letter').fill('Your map is wrong.');
			await page.getByLabel('Name').fill('Ada');
			await page.getByLabel('Email').fill('ada@example.org');
			await page.getByRole('button', { name: 'Send letter' }).click();
			await expect(page.locator('.form-status')).toContainText('on its way');
		});
	});
}

test('text is kept when the connection fails, and one text is one comment', async ({ page, browser, context }) => {
	const story = await storyUrl(browser);
	// as in a browser that stores nothing: else the app takes what could not be sent (app.spec.mjs)
	await page.addInitScript(() => addEventListener('unsent', (event) => event.stopImmediatePropagation(), true));
	await page.goto(story);
	const text = `Typed on a train, ${test.info().project.name} ${Date.now()}.`;
	await fill(page.locator('#respond form'), text, 'Cas');
	await context.setOffline(true);
	await page.getByRole('button', { name: 'Post Comment' }).click();
	await expect(page.getByRole('alert')).toContainText('Your text is still here');
	await expect(page.locator('#respond').getByLabel('Comment')).toHaveValue(text);
	await context.setOffline(false);
	// the response is lost on its way: the comment is stored, the reader sends again
	let lost = 0;
	await page.route('**/comments/on/**', async (route) => {
		if (lost++) return route.continue();
		await route.fetch({ maxRedirects: 0 });
		await route.abort();
	});
	await page.getByRole('button', { name: 'Post Comment' }).click();
	await expect(page.getByRole('alert')).toContainText('Your text is still here');
	await page.getByRole('button', { name: 'Post Comment' }).click();
	await expect(page).toHaveURL(/\/comments\/sent\//);
	const desk = await (await browser.newContext({ baseURL: process.env.PAPER })).newPage();
	await signIn(desk, 'amina');
	await desk.goto('/desk/comments/');
	await expect(desk.locator('.queued').filter({ hasText: text })).toHaveCount(1);
	// by keys
	while (!await desk.locator('.queued').filter({ hasText: text }).getByRole('link').first().evaluate((link) => link === document.activeElement)) await desk.keyboard.press('j');
	await desk.keyboard.press('r');
	await expect(desk.locator('.queued').filter({ hasText: text }).locator('textarea')).toBeFocused();
	await desk.keyboard.type('a key in a field is text');
	await desk.locator('.queued').filter({ hasText: text }).getByRole('link').first().focus();
	await desk.keyboard.press('s');
	await expect(desk.locator('.moderated')).toContainText('Marked as spam: 1');
	await desk.getByRole('button', { name: 'Undo' }).click();
	await expect(desk.locator('.moderated')).toContainText('Undone.');
	await expect(desk.locator('.queued').filter({ hasText: text })).toHaveCount(1);
	await desk.context().close();
});

/** Trap 27: twenty answers deep on the narrowest phone. */
for (const dir of ['ltr', 'rtl']) {
	test(`a chain of 20 answers keeps three quarters of the width, ${dir}`, async ({ page }) => {
		await page.setViewportSize({ width: 320, height: 700 });
		await page.goto(process.env.LONG + '/story-0/');
		await page.evaluate((dir) => {
			document.documentElement.dir = dir;
			// the markup of the server at its deepest: three lists inside each other, then comments that follow each other
			const thread = document.querySelector('.thread');
			const one = (thread.querySelector('.comment')).outerHTML;
			let html = Array.from({ length: 17 }, () => `<li>${one}</li>`).join('');
			for (let depth = 0; depth < 3; depth++) html = `<li>${one}<ol>${html}</ol></li>`;
			thread.innerHTML = html;
		}, dir);
		const widths = await page.locator('.thread .comment-body').evaluateAll((bodies) => bodies.map((body) => body.getBoundingClientRect().width));
		expect(widths.length).toBe(20);
		const whole = await page.locator('main').evaluate((main) => main.clientWidth);
		expect(Math.min(...widths)).toBeGreaterThanOrEqual(.75 * Math.max(...widths));
		expect(Math.min(...widths)).toBeGreaterThanOrEqual(.68 * whole);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
	});
}
