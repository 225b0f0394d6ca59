//! The first day of a paper, on a phone and a desktop, without the command line: from the set-up link on an empty folder to a front page with ten
//! stories, a reader's comment, breaking news, a merged tag and a redirect.

import { AUTHORS, NAME, PASTED, SECTIONS, TAGLINE, TYPED } from '../papers/lantern.mjs';
import { navigate } from './editor.mjs';
import { setUp, test } from './new_paper.mjs';
import { coast, logo } from './paint.mjs';
import { expect, isPhone, mainMenu } from './reader.mjs';

test.setTimeout(420_000);
test.use({ actionTimeout: 15_000 });
test.use({ allowed: [/Failed to load resource: the server responded with a status of (404|422)/] });

const done = (page, text) => expect(page.getByRole('status').first()).toContainText(text);
const box = (page, name) => page.getByRole('textbox', { name, exact: true });
const ready = (page) => expect(page.locator('story-editor')).toHaveAttribute('data-ready', '', { timeout: 20_000 });
const saved = (page) => expect(page.locator('#story-status')).toContainText('Saved', { timeout: 20_000 });

/** Shows what is said about a story; on phones it takes the place of the text. */
const part = async (page, name) => {
	if (isPhone(page)) await page.getByRole('button', { name, exact: true }).click();
};

/** Adds an entry to a list of the paper's structure by its name. */
async function add(page, name) {
	if (!(await page.locator('.add').evaluate((details) => details.open))) await page.locator('.add summary').click();
	await page.locator('#new-name').fill(name);
	await page.locator('.add button').click();
	await done(page, 'Added.');
}

async function paste(page, html) {
	await box(page, 'Story text').click();
	await box(page, 'Story text').evaluate((text, html) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/html', html);
		text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
	}, html);
}

/** Says in the panel where a story belongs, who wrote it, and what its picture shows. */
async function describe(page, story, picture) {
	await part(page, 'Details');
	await page.getByLabel('Section', { exact: true }).selectOption(story.section);
	for (const tag of story.tags) {
		await page.getByRole('combobox', { name: 'Tags' }).fill(tag);
		await page.getByRole('option', { name: new RegExp(`^(Add the tag “${tag}”|${tag}\\b.*)$`) }).first().click();
		await expect(page.getByRole('button', { name: `Remove ${tag}`, exact: true })).toBeVisible();
	}
	await page.getByRole('combobox', { name: 'Authors' }).fill(story.author);
	await page.getByRole('option', { name: story.author }).first().click();
	await expect(page.locator('.byline-row').filter({ hasText: story.author })).toBeVisible();
	// a new story has the name of who began it
	const own = page.getByRole('button', { name: 'Remove Amina Khan', exact: true });
	if (await own.count()) await own.click();
	await page.locator('#panel-file-leadImage').setInputFiles({ name: `${story.section.toLowerCase()}-${picture.length}.jpg`, mimeType: 'image/jpeg', buffer: picture });
	const shows = page.locator('#panel-leadImage-alt');
	await expect(shows).toBeVisible({ timeout: 20_000 });
	await shows.fill(story.picture);
	await shows.press('Tab');
	await part(page, 'Text');
}

/** The address of a story on the front page. */
async function storyUrl(reader, name) {
	await reader.goto('/latest/');
	return reader.getByRole('link', { name }).first().evaluate((link) => link.href);
}

async function publish(page) {
	await saved(page);
	await page.locator('.editor-acts').getByRole('button', { name: 'Publish', exact: true }).click();
	await page.locator('.sheet:popover-open').getByRole('button', { name: 'Publish now', exact: true }).click();
	await page.waitForURL(/done=publish/, { timeout: 20_000 });
}

test('from the set-up link to a front page', async ({ page, paper, browser }) => {
	const step = (name, steps) => test.step(name, steps);
	const reader = await (await browser.newContext({ baseURL: paper.url, viewport: page.viewportSize(), reducedMotion: 'reduce' })).newPage();
	const picture = (number) => coast(reader, number);
	await step('an empty paper says what to do', async () => {
		await setUp(page, paper);
		const steps = page.getByRole('region', { name: 'First steps' }).getByRole('listitem');
		await expect(steps).toHaveCount(7);
		await expect(page.getByText('✓ Done')).toHaveCount(0);
		await reader.goto('/');
		await expect(reader.getByRole('heading', { level: 2 }).first()).toBeVisible();
	});
	await step('name, tagline, colours, logo', async () => {
		await page.getByRole('link', { name: 'Name, tagline and colours' }).click();
		await page.locator('#name').fill(NAME);
		await page.locator('#tagline').fill(TAGLINE);
		await page.locator('#colour_accent').fill('#0f5c6e');
		await page.locator('#colour_accent_dark').fill('#7cc8d8');
		for (const [field, colour] of [['logo_light', '#14323a'], ['logo_dark', '#e8f1f2']]) {
			const state = page.locator('.picture-choice-field').filter({ has: page.locator(`#${field}`) }).getByRole('status');
			await page.locator(`#${field}-file`).setInputFiles({ name: `${field}.png`, mimeType: 'image/png', buffer: await logo(reader, NAME, colour) });
			await expect(state).toContainText('Added', { timeout: 20_000 });
		}
		await page.locator('.settings-acts').getByRole('button', { name: 'Save' }).click();
		await done(page, 'The settings are saved.');
	});
	await step('sections, menu, authors', async () => {
		await navigate(page, '/desk/sections/');
		for (const section of SECTIONS) await add(page, section);
		await page.getByRole('link', { name: 'Authors', exact: true }).click();
		for (const { name, title, text } of AUTHORS) {
			await add(page, name);
			await page.locator('#job_title').fill(title);
			await page.locator('#description').fill(text);
			await page.getByRole('button', { name: 'Save', exact: true }).click();
			await done(page, 'Saved.');
			await page.getByRole('link', { name: 'Authors', exact: true }).click();
		}
		await page.getByRole('link', { name: 'Menus', exact: true }).click();
		await page.locator('#new-name').fill('Top');
		await page.locator('#new-place').selectOption('main');
		await page.locator('.add button').click();
		await expect(page.getByRole('heading', { level: 1, name: 'Top' })).toBeVisible();
		await page.locator('#new_label').fill('Newest');
		await page.locator('#new_target').fill('/latest/');
		await page.getByRole('button', { name: 'Save the menu' }).click();
		await done(page, 'Readers see it now');
	});
	await step('a story is typed', async () => {
		await navigate(page, '/desk/');
		await page.getByRole('button', { name: 'New story' }).first().click();
		await ready(page);
		await box(page, 'Headline').click();
		await page.keyboard.type(TYPED.headline);
		await page.keyboard.press('Enter');
		await page.keyboard.type(TYPED.standfirst);
		await page.keyboard.press('Enter');
		await page.keyboard.type(TYPED.dateline);
		await page.keyboard.press('Enter');
		for (const line of [TYPED.opening, TYPED.second, `## ${TYPED.heading}`, `> ${TYPED.quote}`]) {
			await page.keyboard.type(line);
			await page.keyboard.press('Enter');
		}
		await page.keyboard.press('Enter');
		await page.keyboard.type(TYPED.last);
		await describe(page, TYPED, await picture(1));
		await publish(page);
	});
	for (const [number, story] of PASTED.entries()) {
		await step(`a story is pasted: ${story.headline}`, async () => {
			await navigate(page, '/desk/stories/');
			await page.getByRole('button', { name: 'New story' }).first().click();
			await ready(page);
			await box(page, 'Headline').click();
			await page.keyboard.insertText(story.headline);
			await page.keyboard.press('Enter');
			await page.keyboard.insertText(story.standfirst);
			await paste(page, story.text.map((text) => `<p>${text}</p>`).join(''));
			await describe(page, story, await picture(number + 2));
			await publish(page);
		});
	}
	await step('the front is arranged', async () => {
		await navigate(page, '/desk/front/');
		const slot = (number) => page.locator('.front-slot').nth(number - 1);
		await slot(1).getByRole('link', { name: '+ Story' }).click();
		await page.getByLabel('Search published stories').fill('timetable');
		await page.getByRole('button', { name: 'Search', exact: true }).click();
		await page.getByRole('listitem').filter({ hasText: TYPED.headline }).getByRole('button', { name: /^Put here/ }).click();
		await expect(slot(1)).toContainText(TYPED.headline);
		await slot(1).getByText('Change', { exact: true }).click();
		await slot(1).getByLabel('Headline on this page').fill('Five ports, one timetable');
		await slot(1).getByRole('button', { name: 'Save' }).click();
		await page.getByRole('button', { name: 'Publish', exact: true }).click();
		await expect(page.getByText('Published. Readers see it now.')).toBeVisible();
	});
	const lead = new RegExp(TYPED.headline);
	await step('a reader comments, the desk approves', async () => {
		await reader.goto('/');
		await reader.getByRole('link', { name: 'Five ports, one timetable' }).first().click();
		await expect(reader.getByRole('heading', { level: 1 })).toHaveText(TYPED.headline);
		const form = reader.locator('#respond form');
		await form.getByLabel('Comment').fill('At our quay the list is already painted on the wall.');
		await form.getByLabel('Name').fill('Ada');
		await form.getByLabel('Email').fill('ada@reader.example');
		await form.getByRole('button', { name: 'Post Comment' }).click();
		await expect(reader.locator('.form-status')).toContainText('waiting for approval');
		await navigate(page, '/desk/comments/');
		await page.locator('.queued').filter({ hasText: 'painted on the wall' }).getByRole('button', { name: 'Approve' }).click();
		await expect(page.locator('.moderated')).toContainText('Approved: 1');
	});
	await step('breaking news', async () => {
		await navigate(page, '/desk/breaking/');
		await page.getByLabel('Text', { exact: true }).fill('Lock at Dar Selim closed after a collision');
		await page.getByRole('button', { name: 'Show on every page' }).click();
		await done(page, 'on every page');
	});
	await step('two tags become one, an old address leads on', async () => {
		await navigate(page, '/desk/sections/');
		await page.getByRole('link', { name: 'Tags', exact: true }).click();
		await page.getByRole('link', { name: 'Flood', exact: true }).click();
		await page.locator('#merge-into').fill('Floods');
		await page.getByRole('button', { name: 'See what happens' }).click();
		await page.getByRole('button', { name: 'Merge', exact: true }).click();
		await done(page, 'Merged.');
		await page.getByRole('link', { name: 'Redirects', exact: true }).click();
		await page.locator('.add summary').click();
		await page.locator('#from').fill('/timetable');
		await page.locator('#to').fill(new URL(await storyUrl(reader, lead)).pathname);
		await page.locator('.add button').click();
		await done(page, 'Added.');
	});
	await step('what readers have in the evening', async () => {
		await reader.goto('/');
		await expect(reader).toHaveTitle(new RegExp(NAME));
		await expect(reader.locator('.tagline')).toHaveText(TAGLINE);
		await expect(reader.getByText('Lock at Dar Selim closed after a collision')).toBeVisible();
		await expect(reader.locator('header').getByRole('img', { name: NAME }).first()).toBeVisible();
		await expect(reader.getByRole('link', { name: 'Five ports, one timetable' }).first()).toBeVisible();
		for (const { headline } of PASTED) await expect(reader.getByRole('link', { name: headline }).first()).toBeVisible();
		for (const picture of await reader.locator('main img').all()) expect(await picture.getAttribute('alt')).not.toBe(null);
		expect(await reader.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--brass').trim())).not.toBe('');
		const menu = await mainMenu(reader);
		for (const name of [...SECTIONS, 'Newest']) await expect(menu.getByRole('link', { name, exact: true }).first()).toBeVisible();

		await reader.goto('/timetable');
		await expect(reader.getByRole('heading', { level: 1 })).toHaveText(TYPED.headline);
		const story = reader.locator('article.story');
		for (const text of [TYPED.standfirst, TYPED.opening, TYPED.heading, TYPED.quote, TYPED.last]) await expect(story).toContainText(text);
		await expect(story.getByRole('heading', { level: 2, name: TYPED.heading })).toBeVisible();
		await expect(story.locator('blockquote')).toContainText(TYPED.quote);
		await expect(story.getByRole('img', { name: TYPED.picture })).toBeVisible();
		await expect(story.getByRole('link', { name: TYPED.author }).first()).toBeVisible();
		await expect(reader.locator('.comment')).toContainText('painted on the wall');
		await reader.getByRole('link', { name: TYPED.author }).first().click();
		await expect(reader.getByText(AUTHORS[0].text)).toBeVisible();

		await reader.goto('/tag/flood/');
		await expect(reader).toHaveURL(/\/tag\/floods\/$/);
		for (const { headline } of PASTED.filter(({ tags }) => /^Flood/.test(tags[0]))) await expect(reader.getByRole('link', { name: headline }).first()).toBeVisible();
		const manifest = await (await reader.request.get(await reader.locator('link[rel=manifest]').getAttribute('href'))).json();
		expect(manifest.name).toBe(NAME);
		expect(manifest.icons.length).toBeGreaterThan(0);
		expect((await reader.request.get(manifest.icons[0].src)).status()).toBe(200);
	});
	await step('nothing is left to do', async () => {
		await navigate(page, '/desk/');
		await expect(page.getByRole('region', { name: 'First steps' }).getByText('✓ Done')).toHaveCount(6);
	});
	await reader.context().close();
});
