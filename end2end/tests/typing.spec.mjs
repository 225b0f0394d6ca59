//! Typing with real keys: Markdown, quotation marks, undo, and an input method that composes.

import { expect, outline, test, words } from './bare_editor.mjs';

const shape = async (page) => outline(await page.evaluate(() => Editor.body()), words);

test('Markdown and typography while typing, each taken back by one key', async ({ page }) => {
	await page.evaluate(() => Editor.open());
	await page.keyboard.type('## The "new" **treaty**');
	expect(await shape(page)).toBe('heading (level=2): The “new” b{treaty}');
	await page.keyboard.press('Backspace');
	expect(await shape(page)).toBe('heading (level=2): The “new” **treaty**');
	await page.keyboard.press('Enter');
	await page.keyboard.type('wait---');
	await page.keyboard.press('Control+z');
	expect(await shape(page)).toBe('heading (level=2): The “new” **treaty**\nparagraph: wait---');
});

test('Enter after a fence begins code, where everything stays as typed', async ({ page }) => {
	await page.evaluate(() => Editor.open());
	await page.keyboard.type('```sql');
	await page.keyboard.press('Enter');
	await page.keyboard.type('select "a" -- b');
	expect(await shape(page)).toBe('codeBlock (language=sql): select "a" -- b');
});

test('rules wait while an input method composes and run once afterwards', async ({ page }) => {
	await page.evaluate(() => Editor.open());
	const client = await page.context().newCDPSession(page);
	await client.send('Input.imeSetComposition', { text: 'a--', selectionStart: 3, selectionEnd: 3 });
	expect(await page.evaluate(() => Editor.view.dom.textContent)).toContain('a--');
	await client.send('Input.insertText', { text: 'a--' });
	await expect.poll(() => shape(page)).toBe('paragraph: a–');
});

test('text from dictation is not rewritten', async ({ page }) => {
	await page.evaluate(() => {
		Editor.open();
		Editor.view.dom.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertReplacementText', data: 'x', bubbles: true, cancelable: false }));
	});
	await page.keyboard.type('"');
	expect(await shape(page)).toBe('paragraph: "');
	await page.waitForTimeout(650);
	await page.keyboard.type('a"');
	expect(await shape(page)).toBe('paragraph: "a”');
});

/** As a browser's translation does: the text of each node in two elements of its own. */
const translate = (root) => {
	const nodes = [];
	for (const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT); walker.nextNode();) nodes.push(walker.currentNode);
	for (const node of nodes) {
		const [outer, inner] = [document.createElement('font'), document.createElement('font')];
		node.replaceWith(outer);
		outer.append(inner);
		inner.append(node.data);
	}
};

test('a page that is translated changes no word of a story, and typing goes on', async ({ page }) => {
	await page.evaluate(() => Editor.open({ headline: 'A river', body: [{ type: 'paragraph', content: [{ type: 'text', text: 'Water ' }, { type: 'text', text: 'rises', marks: [{ type: 'bold' }] }, { type: 'text', text: ' again.' }] }] }));
	await page.evaluate(() => {
		self.before = JSON.stringify(Editor.doc());
		self.steps = 0;
		const { dispatch } = Editor.view;
		Editor.view.setProps({ dispatchTransaction: (tr) => {
			self.steps += tr.steps.length;
			Editor.view.updateState(Editor.view.state.apply(tr));
		} });
	});
	for (let round = 0; round < 3; round += 1) {
		await page.evaluate(`(${translate})(Editor.view.dom)`);
		// the page answers
		await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
	}
	expect(await page.evaluate(() => [self.steps, JSON.stringify(Editor.doc()) === self.before])).toEqual([0, true]);
	await page.keyboard.press('Control+End');
	await page.keyboard.type(' More.');
	expect(await shape(page)).toBe('paragraph: Water b{rises} again. More.');
});

test('undo takes back own words only, wherever somebody else has written since', async ({ page }) => {
	const [kept, theirs] = await page.evaluate(() => {
		let seed = 11;
		const below = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
		Editor.open({ shared: true });
		const receive = (steps, client) => Editor.view.dispatch(Editor.receiveTransaction(Editor.view.state, steps, steps.map(() => client)));
		const takeBack = () => {
			const done = Editor.undo(Editor.view.state, Editor.view.dispatch);
			const own = Editor.sendableSteps(Editor.view.state);
			if (own) receive(own.steps, 'own');
			return done;
		};
		const written = [];
		for (let round = 0; round < 400; round += 1) {
			const { state } = Editor.view;
			const [from, end] = [state.doc.content.size - state.doc.lastChild.content.size, state.doc.content.size - 2];
			const place = from + below(Math.max(1, end - from + 1));
			const tr = state.tr;
			if (below(3)) {
				tr.setSelection(Editor.TextSelection.near(state.doc.resolve(place))).insertText('a');
				if (!below(4)) tr.split(tr.selection.from);
				Editor.view.dispatch(tr);
				receive(Editor.sendableSteps(Editor.view.state).steps, 'own');
			} else {
				const letter = String.fromCodePoint(0x4e00 + written.length);
				written.push(letter);
				receive(tr.insertText(letter, Editor.TextSelection.near(state.doc.resolve(place)).from).steps, 'other');
			}
			if (!below(6)) for (let times = below(8); times > 0; times -= 1) takeBack();
		}
		while (takeBack());
		Editor.view.state.doc.check();
		return [[...Editor.view.state.doc.textContent], written];
	});
	// the oldest steps of one's own are beyond what undo remembers
	expect(kept.filter((letter) => letter !== 'a').sort()).toEqual([...theirs].sort());
	expect(theirs.length).toBeGreaterThan(80);
});

test('arrow keys walk through Urdu with bold, a link and a Latin name, and back', async ({ page }) => {
	test.setTimeout(120_000);
	const parts = [['دریا کا '], ['پانی', { type: 'bold' }], [' '], ['جنیوا', { type: 'link', attrs: { href: 'https://un.example/' } }], [' میں Geneva تک۔']];
	await page.evaluate((parts) => {
		document.documentElement.lang = 'ur';
		Editor.open({ body: [{ type: 'paragraph', content: parts.map(([text, mark]) => ({ type: 'text', text, ...(mark && { marks: [mark] }) })) }] });
		Editor.view.dom.dir = 'rtl';
	}, parts);
	const letters = await page.evaluate(() => [...new Intl.Segmenter('ur').segment(Editor.view.state.doc.lastChild.textContent)].length);
	const head = () => page.evaluate(() => Editor.view.state.selection.head);
	await page.keyboard.press('Home');
	for (const [key, edge] of [['ArrowLeft', 'End'], ['ArrowRight', 'Home']]) {
		const seen = new Set([await head()]);
		for (let press = 0; press < letters; press += 1) {
			await page.keyboard.press(key);
			// the browser moves the caret, and tells the editor a moment later
			await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 20)));
			seen.add(await head());
		}
		// each press reached another place, and the last one the edge
		expect(seen.size, key).toBeGreaterThanOrEqual(letters);
		const reached = await head();
		await page.keyboard.press(edge);
		expect(reached, key).toBe(await head());
	}
});
