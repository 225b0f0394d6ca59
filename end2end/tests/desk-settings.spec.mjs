//! What an administrator no longer needs the command line for: the mail server with a test, stories split off a section, redirects as a file.

import { AxeBuilder } from '@axe-core/playwright';
import { navigate, signIn } from './editor.mjs';
import { expect, test } from './reader.mjs';

test.setTimeout(120_000);
test.use({ allowed: [/Failed to load resource: the server responded with a status of (404|410|422)/] });

async function clean(page) {
	const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`)).toEqual([]);
	const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
	expect(wide).toBeLessThanOrEqual(width);
}

test('a test mail names what failed, and keeps what was typed', async ({ page }) => {
	await signIn(page);
	await navigate(page, '/desk/settings/');
	await page.getByRole('link', { name: 'Set the mail server, or send a test mail' }).click();
	await expect(page.getByText('No mail server is set.')).toBeVisible();
	await page.getByLabel('Mail server', { exact: true }).fill('127.0.0.1');
	await page.getByLabel('Security').selectOption('none');
	// nothing listens at the port for discarding
	await page.getByLabel('Port').fill('9');
	await page.getByLabel('Sender').fill('desk@paper.example');
	await page.getByRole('button', { name: 'Send a test mail' }).click();
	await expect(page.getByRole('alert')).toContainText('127.0.0.1:9 does not accept connections');
	await expect(page.getByLabel('Sender')).toHaveValue('desk@paper.example');
	await clean(page);
	await page.getByLabel('Mail server', { exact: true }).fill('mail.example');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('Without TLS only a server on this machine');
	await page.goto('/desk/settings/mail/');
	await expect(page.getByText('No mail server is set.')).toBeVisible();
});

test('stories are split off a section and come back', async ({ page, request }) => {
	const mark = `${test.info().project.name}${Date.now()}`;
	await signIn(page);
	await navigate(page, '/desk/sections/');
	// each project its own: they run at once
	await page.getByRole('link', { name: test.info().project.name === 'phone' ? 'Culture' : 'Sports', exact: true }).click();
	await page.getByRole('link', { name: 'Choose stories' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Split off from');
	const boxes = page.locator('input[name="item"]');
	await boxes.nth(0).check();
	await boxes.nth(1).check();
	await page.locator('#name').fill(`Glaciers ${mark}`);
	await page.getByRole('button', { name: 'See what happens' }).click();
	await expect(page.getByRole('heading', { name: '2 stories move.' })).toBeVisible();
	await clean(page);
	expect((await request.get(`/category/glaciers-${mark}/`)).status()).toBe(404);
	await page.getByRole('button', { name: 'Split off', exact: true }).click();
	await expect(page.getByRole('status').first()).toContainText('Split off. Readers see it now.');
	expect((await request.get(`/category/glaciers-${mark}/feed/`)).status()).toBe(200);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('status').first()).toContainText('Taken back.');
	expect((await request.get(`/category/glaciers-${mark}/`)).status()).toBe(404);
});

test('redirects come in as a file', async ({ page, request }) => {
	const mark = `${test.info().project.name}${Date.now()}`;
	await signIn(page);
	await page.goto('/desk/redirects/');
	const send = async (text) => {
		await page.getByLabel('Import a CSV file').setInputFiles({ name: 'redirects.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
		await page.getByRole('button', { name: 'Import the file' }).click();
	};
	await send(`from,to\n/${mark}/,/${mark}/\n`);
	await expect(page.getByRole('alert')).toContainText('Line 2: This would lead in a circle');
	await send(`from;to\n/${mark}/;/about/\n`);
	await expect(page.getByRole('status').first()).toContainText('Imported.');
	const moved = await request.get(`/${mark}/`, { maxRedirects: 0 });
	expect([moved.status(), moved.headers().location]).toEqual([301, '/about/']);
	await page.getByRole('button', { name: 'Undo' }).first().click();
	await expect(page.getByRole('status').first()).toContainText('Taken back.');
});
