//! Keys alone: the order of stops, focus in sight, Esc, and the way back to where one was.

import { expect, stories, test } from './reader.mjs';

/** What has the focus, by role and name; fails unless it can be seen and lies within the window. */
async function stop(page) {
	const { what, seen } = await page.evaluate(() => {
		const at = document.activeElement;
		const box = at.getBoundingClientRect();
		const name = at.getAttribute('aria-label') ?? (at.labels?.[0] ?? at).textContent.trim();
		const ring = (part) => part && getComputedStyle(part).outlineStyle !== 'none' && parseFloat(getComputedStyle(part).outlineWidth) >= 2;
		const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
		return { what: `${at.localName} ${name}`, seen: inside && (ring(at) || ring(at.closest('.card')) || ring(at.closest('.find'))) };
	});
	expect(seen, `the focus on "${what}" is in sight`).toBeTruthy();
	return what;
}

/** The next `count` stops. */
async function walk(page, count) {
	const stops = [];
	for (let step = 0; step < count; step++) {
		await page.keyboard.press('Tab');
		stops.push(await stop(page));
	}
	return stops;
}

test('from the top: skip link, name, menu, search, the first story', async ({ page }) => {
	await page.goto('/');
	const stops = await walk(page, 30);
	expect(stops.slice(0, 5)).toEqual(['a Skip to main content', 'a Diplomatic Affairs', 'a Home', 'a Diplomacy', 'button Latest in Diplomacy']);
	const more = stops.indexOf('summary More');
	expect(more).toBeGreaterThan(5);
	const [field, go] = stops.slice(more + 1);
	expect([field, go]).toEqual(['input Search stories', 'button Search']);
	const lead = await page.getByRole('main').getByRole('heading').first().textContent();
	expect(stops.slice(more + 3)).toContain(`a ${lead}`);
});

test('what stands under More: Enter opens, Tab walks through, Esc leads back', async ({ page }) => {
	await page.goto('/');
	const summary = page.getByRole('navigation', { name: 'Main menu' }).locator('summary');
	await summary.focus();
	await page.keyboard.press('Enter');
	await walk(page, 2);
	expect(await summary.evaluate((part) => part.parentElement.open && part.parentElement.contains(document.activeElement))).toBe(true);
	await page.keyboard.press('Escape');
	await expect(summary).toBeFocused();
	expect(await summary.evaluate((part) => part.parentElement.open)).toBe(false);
});

test('a panel is left by Tab, and closes behind the reader', async ({ page }) => {
	await page.goto('/');
	const open = page.getByRole('button', { name: 'Latest in World' });
	await open.focus();
	await page.keyboard.press('Enter');
	const last = page.getByRole('navigation', { name: 'Main menu' }).locator('.panel a').last();
	await expect(last).toBeVisible();
	await last.focus();
	await page.keyboard.press('Tab');
	expect(await stop(page)).not.toContain('World');
	await expect(open).toHaveAttribute('aria-expanded', 'false');
	await expect(last).toBeHidden();
});

test('search: arrows choose, Esc closes, Tab goes on', async ({ page }) => {
	await page.goto('/');
	const field = page.getByRole('combobox', { name: 'Search stories' });
	await field.focus();
	await page.keyboard.type('river');
	await expect(page.getByRole('option').first()).toBeVisible();
	await page.keyboard.press('ArrowDown');
	await expect(field).toBeFocused();
	await expect(page.locator(`#${await field.getAttribute('aria-activedescendant')}`)).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.press('Escape');
	await expect(field).toBeFocused();
	await expect(page.getByRole('option').first()).toBeHidden();
	await page.keyboard.type('s');
	await expect(page.getByRole('option').first()).toBeVisible();
	expect((await walk(page, 2)).at(-1)).not.toContain('input');
	await expect(page.getByRole('option').first()).toBeHidden();
});

test('more stories: the focus moves to the first new one', async ({ page }) => {
	await page.goto('/latest/');
	const before = await stories(page).count();
	await page.getByRole('link', { name: 'More stories' }).focus();
	await stop(page);
	await page.keyboard.press('Enter');
	await expect(stories(page)).toHaveCount(before * 2);
	await expect(stories(page).nth(before).getByRole('heading').getByRole('link')).toBeFocused();
	await stop(page);
});

test('in a narrow window the menu is a drawer: Enter opens, Tab stays in, Esc leads back', async ({ page }) => {
	await page.setViewportSize({ width: 700, height: 800 });
	await page.goto('/');
	const open = page.getByRole('button', { name: 'Menu' });
	await open.focus();
	await page.keyboard.press('Enter');
	const drawer = page.locator('#site-menu');
	await expect(drawer).toBeVisible();
	for (let step = 0; step < 12; step++) {
		await page.keyboard.press('Tab');
		expect(await drawer.evaluate((part) => part.contains(document.activeElement)), 'behind the drawer nothing takes the focus').toBe(true);
	}
	await page.keyboard.press('Escape');
	await expect(drawer).toBeHidden();
	await expect(open).toBeFocused();
});
