//! Every page of an imported WordPress site opens without a complaint.

import { readFileSync } from 'node:fs';
import { expect, test } from './reader.mjs';

test.setTimeout(120_000);

test('every page of the theme test data', async ({ page }) => {
	const report = JSON.parse(readFileSync(process.env.IMPORT_REPORT, 'utf8'));
	const paths = [...new Set(report.urls.map((url) => new URL(url.new, process.env.IMPORTED).pathname))];
	expect(paths.length).toBeGreaterThan(70);
	const bad = [];
	for (const path of paths) {
		const answer = await page.goto(process.env.IMPORTED + path, { waitUntil: 'domcontentloaded' });
		if (answer.status() >= 400) bad.push(`${answer.status()} ${path}`);
	}
	expect(bad).toEqual([]);
});
