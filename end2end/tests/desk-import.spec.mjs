//! An old site is brought to a new paper: a wrong file is refused, a trial reports, the import is seen by readers and taken back. Then what is
//! to be mended after it is mended.

import { AxeBuilder } from '@axe-core/playwright';
import { fileURLToPath } from 'node:url';
import { navigate } from './editor.mjs';
import { setUp, test } from './new_paper.mjs';
import { expect, isPhone } from './reader.mjs';

const EXPORT = fileURLToPath(new URL('../papers/old.xml', import.meta.url));
test.setTimeout(120_000);
test.use({ allowed: [/Failed to load resource: the server responded with a status of (404|422)/] });

async function clean(page) {
	const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`)).toEqual([]);
	const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
	expect(wide).toBeLessThanOrEqual(width);
}

/** Sends the export, waits for the trial, and imports it. */
async function bring(page) {
	await navigate(page, '/desk/import/');
	await page.getByLabel('Export file (.xml)').setInputFiles(EXPORT);
	await page.getByRole('button', { name: 'Send and read it' }).click();
	await expect(page.getByRole('status').first()).toContainText('Read, not imported', { timeout: 30_000 });
}

test('an export is tried, imported, seen by readers and taken back', async ({ page, paper, request }) => {
	const status = async (path) => (await request.get(paper.url + path, { maxRedirects: 0 })).status();
	await setUp(page, paper);
	await navigate(page, '/desk/import/');
	await expect(page.getByText('Nothing was imported at the desk yet.')).toBeVisible();
	await clean(page);
	await page.getByLabel('Export file (.xml)').setInputFiles({ name: 'holiday.xml', mimeType: 'text/xml', buffer: Buffer.from('<html><p>not an export</p></html>') });
	await page.getByRole('button', { name: 'Send and read it' }).click();
	await expect(page.getByRole('alert').first()).toContainText('This file is no WordPress export');
	await clean(page);

	// the trial writes nothing
	await bring(page);
	const row = (name) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
	await expect(page.getByRole('columnheader', { name: 'Would be imported' })).toBeVisible();
	await expect(row('Stories').getByRole('cell')).toHaveText(['3', '3', '0']);
	await expect(row('Comments').getByRole('cell').first()).toHaveText('1');
	await clean(page);
	expect(await status('/breakwater/')).toBe(404);

	await page.getByRole('button', { name: 'Import it' }).click();
	await expect(page.getByRole('status').first()).toContainText('Imported', { timeout: 30_000 });
	await clean(page);
	const report = await page.request.get(paper.url + await page.getByRole('link', { name: 'Everything as JSON' }).getAttribute('href'));
	expect(Object.keys(await report.json())).toContain('counts');

	// what readers see
	const reader = await page.context().newPage();
	await reader.goto(`${paper.url}/`);
	for (const headline of ['The breakwater is finished a year early', 'A ferry for the northern islands', 'Letters from the lighthouse']) {
		await expect(reader.getByRole('link', { name: headline }).first()).toBeVisible();
	}
	await reader.goto(`${paper.url}/breakwater/`);
	await expect(reader.getByText('My father carried the first one.')).toBeVisible();
	await expect(reader.getByRole('link', { name: 'Noor Haddad' }).first()).toBeVisible();
	await reader.close();

	await page.getByRole('button', { name: 'Take the import back' }).click();
	await expect(page.getByRole('status').first()).toContainText('Taken back', { timeout: 30_000 });
	await expect(page.getByText('Stories: Removed: 3')).toBeVisible();
	await clean(page);
	for (const path of ['/breakwater/', '/ferry/', '/letters/']) expect(await status(path), path).not.toBe(200);
	await navigate(page, '/desk/import/');
	await expect(page.locator('main')).toContainText('Taken back');
});

test('what readers would stumble over is listed, mended and gone', async ({ page, paper }) => {
	await setUp(page, paper);
	await navigate(page, '/desk/check/');
	await clean(page);
	await bring(page);
	await page.getByRole('button', { name: 'Import it' }).click();
	await expect(page.getByRole('status').first()).toContainText('Imported', { timeout: 30_000 });

	await navigate(page, '/desk/check/');
	await page.getByRole('button', { name: 'Check now' }).click();
	const links = page.locator('#link');
	await expect(links.getByRole('listitem')).toContainText(['The breakwater is finished a year early'], { timeout: 30_000 });
	await expect(page.getByText(/were checked/)).toBeVisible();
	await expect(links).toContainText('/plans-of-the-yard/');
	await expect(page.locator('#section')).toContainText('Letters from the lighthouse');
	await clean(page);

	// the section is given in the editor, where the line leads
	await page.locator('#section').getByRole('link', { name: 'Letters from the lighthouse' }).click();
	await expect(page.locator('story-editor')).toHaveAttribute('data-ready', '', { timeout: 15_000 });
	if (isPhone(page)) await page.getByRole('button', { name: 'Details' }).click();
	await page.getByLabel('Section', { exact: true }).selectOption('Ports');
	await expect(page.locator('#story-status')).toContainText('changes readers do not see yet', { timeout: 15_000 });
	await publishChanges(page);

	// the link that leads nowhere gets a redirect
	await navigate(page, '/desk/sections/');
	await page.getByRole('link', { name: 'Redirects', exact: true }).click();
	await page.locator('.add summary').click();
	await page.locator('#from').fill('/plans-of-the-yard/');
	await page.locator('#to').fill('/ferry/');
	await page.locator('.add button').click();
	await expect(page.getByRole('status').first()).toContainText('Added.');

	await navigate(page, '/desk/check/');
	await expect(page.locator('#link')).toHaveCount(0);
	await expect(page.locator('#section')).toHaveCount(0);
	await expect(page.getByText('Nothing is to be mended.')).toBeVisible();
	await clean(page);
	await page.goto(`${paper.url}/category/ports/`);
	await expect(page.getByRole('link', { name: 'Letters from the lighthouse' }).first()).toBeVisible();
});

async function publishChanges(page) {
	await page.locator('.editor-acts').getByRole('button', { name: 'Publish changes', exact: true }).click();
	await page.locator('.sheet:popover-open').getByRole('button', { name: 'Publish changes', exact: true }).click();
	await page.waitForURL(/done=/, { timeout: 15_000 });
}
