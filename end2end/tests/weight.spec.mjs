//! What pages weigh: each kind within its budget, no byte of the bundle before a reader turns to an island, and once only after that.

import { desk, deskCode, island, kinds, pages } from '../budgets.mjs';
import { signIn } from './editor.mjs';
import { expect, pageKinds, test } from './reader.mjs';

test.use({ allowed: [/Failed to load resource: the server responded with a status of 404/] });

const isBundle = (path) => /\/reader\./.test(path);
const isDesk = (path) => /\/desk[.-]/.test(path);

const kindOf = (request, path) => {
	if (path.endsWith('.wasm')) return 'wasm';
	// browsers request icons as a type of their own
	if (/\.(svg|ico)$|^\/app-icon\//.test(path)) return 'pictures';
	return { document: 'html', stylesheet: 'css', script: 'js', font: 'fonts', image: 'pictures' }[request.resourceType()] ?? 'other';
};

/** Everything that arrives from now on: `{ kind, path, bytes, coding }`. */
function parcels(page) {
	const arriving = [];
	page.on('requestfinished', (request) => {
		const parcel = weigh(request);
		// what is still on its way when a test ends is nobody's
		parcel.catch(() => {});
		arriving.push(parcel);
	});
	return () => Promise.all(arriving);
}

async function weigh(request) {
	const path = new URL(request.url()).pathname;
	const [{ responseBodySize }, response] = [await request.sizes(), await request.response()];
	return { kind: kindOf(request, path), path, bytes: responseBodySize, coding: response.headers()['content-encoding'] };
}

/** A line for each kind that is heavier than its budget: which page, which kind, both figures, and what is largest in it. */
function tooHeavy(name, budget, arrived) {
	return Object.entries(budget).flatMap(([kind, most]) => {
		const own = kind === 'requests' ? arrived : arrived.filter((parcel) => parcel.kind === kind);
		const size = kind === 'requests' ? own.length : own.reduce((sum, { bytes }) => sum + bytes, 0);
		if (size <= most) return [];
		const largest = own.toSorted((a, b) => b.bytes - a.bytes)[0];
		return [`${name}: ${kind} may be ${most} and is ${size}; largest is ${largest.path} (${largest.bytes} bytes)`];
	});
}

for (const [name, figures] of Object.entries(pages)) {
	test(`within its budget: ${name}`, async ({ page, request }, { project }) => {
		test.skip(project.name !== 'desktop', 'budgets are of a desk');
		const path = { ...await pageKinds(request), imported: `${process.env.IMPORTED}/` }[name];
		const arrived = parcels(page);
		await page.goto(path);
		await page.waitForLoadState('networkidle');
		// not on an island
		await page.mouse.move(720, 880);
		// at once: what a scroll that glides comes near on its way depends on the moment
		await page.evaluate(() => scrollTo({ top: 600, behavior: 'instant' }));
		await page.waitForLoadState('networkidle');
		const all = await arrived();
		// what fits into a packet gains nothing
		const plain = all.filter(({ kind, coding, bytes }) => ['html', 'css', 'js'].includes(kind) && coding !== 'br' && bytes > 200);
		expect(plain, 'text comes with Brotli').toEqual([]);
		const budget = { ...Object.fromEntries(kinds.map((kind, column) => [kind, figures[column]])), wasm: 0, other: 200 };
		expect(tooHeavy(name, budget, all)).toEqual([]);
		expect(all.filter(({ path }) => isDesk(path)), 'a reader loads no code of the desk').toEqual([]);
	});
}

test('within its budget: the desk', async ({ page }, { project }) => {
	test.skip(project.name !== 'desktop', 'budgets are of a desk');
	const arrived = parcels(page);
	await page.goto('/desk/sign-in');
	await expect(page.locator('leptos-island[data-live]')).toHaveCount(2);
	await page.waitForLoadState('networkidle');
	const all = await arrived();
	expect(tooHeavy('the desk', { ...desk, other: 0 }, all)).toEqual([]);
	expect(all.filter(({ path }) => isBundle(path)), 'the desk loads no code of the reader').toEqual([]);
});

for (const [name, most] of Object.entries(deskCode)) {
	test(`within its budget: code of ${name}`, async ({ page, browser }, { project }) => {
		test.skip(project.name !== 'desktop', 'budgets are of a desk');
		await signIn(page);
		await page.goto('/desk/stories/');
		if (name === 'editor') {
			await page.getByRole('button', { name: /New story/ }).first().click();
			await expect(page.locator('story-editor')).toHaveAttribute('data-ready', '');
		}
		// a browser that has nothing yet
		const context = await browser.newContext({ storageState: await page.context().storageState() });
		const first = await context.newPage();
		const arrived = parcels(first);
		await first.goto(page.url());
		await first.waitForLoadState('networkidle');
		const code = (await arrived()).filter(({ kind }) => ['css', 'js', 'wasm'].includes(kind));
		const size = code.reduce((sum, { bytes }) => sum + bytes, 0);
		expect(size, code.map(({ path, bytes }) => `${path} ${bytes}`).join(', ')).toBeLessThanOrEqual(most);
		expect(size).toBeGreaterThan(50_000);
		await context.close();
	});
}

test.describe('the first', () => {
	test.use({ hasTouch: true });
	const ways = {
		hover: (menu) => menu.getByRole('link', { name: 'World', exact: true }).hover(),
		key: (menu) => menu.getByRole('link', { name: 'World', exact: true }).focus(),
		touch: (menu) => menu.getByRole('button').first().tap(),
	};
	for (const [way, turnTo] of Object.entries(ways)) {
		test(`${way} loads glue and wasm once`, async ({ page }) => {
			await page.goto('/');
			await page.waitForLoadState('networkidle');
			const arrived = parcels(page);
			const menu = page.getByRole('navigation', { name: 'Main menu' });
			await turnTo(menu);
			await expect(page.locator('leptos-island[data-live]', { has: menu })).toHaveCount(1);
			await page.waitForLoadState('networkidle');
			const all = await arrived();
			const bundle = all.filter(({ path }) => isBundle(path));
			expect(all.filter(({ path }) => isDesk(path))).toEqual([]);
			expect(bundle.map(({ kind }) => kind).sort()).toEqual(['js', 'wasm']);
			expect(tooHeavy(`the first ${way}`, island, bundle)).toEqual([]);
		});
	}
});

test('one hover shows the panel', async ({ page, requested }) => {
	await page.goto('/');
	await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'World', exact: true }).hover();
	await expect(page.getByRole('link', { name: 'More from World' })).toBeVisible();
	expect(requested.filter(isBundle)).toHaveLength(2);
	await expect(page.locator('leptos-island[data-live]')).toHaveCount(1);
});
