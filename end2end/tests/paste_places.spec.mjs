//! Where a paste goes, what it says, how long it takes, and that one undo takes it back.

import { expect, outline, test, textOf, words } from './bare_editor.mjs';

const paragraph = (...texts) => ({ type: 'paragraph', content: texts.map((text) => ({ type: 'text', text })) });
const two = '<p>One <b>bold</b></p><h2>Head</h2><p>Three</p>';

/** Opens a story, selects, pastes; returns the outline of the body. */
async function paste(page, story, selection, types, files = []) {
	await page.evaluate(([story, selection]) => {
		Editor.open(story);
		if (selection) Editor.select(...selection);
	}, [story, selection]);
	const took = await page.evaluate(([types, files]) => Editor.paste(types, files.map(({ name, type, bytes }) => new File([new Uint8Array(bytes)], name, { type }))), [types, files]);
	await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 20)));
	const { body, doc, notices, uploaded } = await page.evaluate(() => ({ body: Editor.body(), doc: Editor.doc(), notices: Editor.notices.map(({ text }) => text), uploaded: Editor.uploaded }));
	return { body, doc, shape: outline(body, words), notices, uploaded, took };
}

test('a sentence without a block joins the sentence', async ({ page }) => {
	const { shape } = await paste(page, { body: [paragraph('Before XX after.')] }, ['XX'], { 'text/html': '<meta charset="utf-8"><span>some <i>words</i></span>' });
	expect(shape).toBe('paragraph: Before some i{words} after.');
});

test('paragraphs divide the sentence, their ends join it', async ({ page }) => {
	const { shape } = await paste(page, { body: [paragraph('Before XX after.')] }, ['XX'], { 'text/html': two });
	expect(shape).toBe('paragraph: Before One b{bold}\nheading (level=2): Head\nparagraph: Three after.');
});

test('every pasted block has an identity of its own, in the step that brings it', async ({ page }) => {
	await page.evaluate(() => {
		Editor.open();
		Editor.view.setProps({ dispatchTransaction(tr) {
			window.steps = (window.steps ?? 0) + tr.steps.length;
			Editor.view.updateState(Editor.view.state.apply(tr));
		} });
	});
	await page.evaluate(() => Editor.paste({ 'text/html': '<p>x</p><h2>a</h2><ul><li>b<ul><li>c</li></ul></li></ul><table><tr><td>d</td><td></td></tr></table>' }));
	const ids = await page.evaluate(() => {
		const found = [];
		Editor.view.state.doc.lastChild.descendants((node) => void ('id' in node.attrs && found.push(node.attrs.id)));
		return found;
	});
	expect(ids.filter((id) => !id)).toHaveLength(1);
	expect(new Set(ids).size).toBe(ids.length);
	expect(await page.evaluate(() => window.steps)).toBe(1);
});

test('one undo brings the story back', async ({ page }) => {
	const story = { body: [paragraph('Before XX after.')] };
	await paste(page, story, ['XX'], { 'text/html': two });
	await page.keyboard.press('Control+z');
	expect(outline(await page.evaluate(() => Editor.body()), words)).toBe('paragraph: Before XX after.');
});

for (const part of ['headline', 'standfirst']) {
	test(`the ${part} gets one line of plain words`, async ({ page }) => {
		await page.evaluate((part) => {
			Editor.open({ [part]: 'Old words' });
			Editor.select('words');
			Editor.paste({ 'text/html': '<h1>A  <b>new</b><br>line</h1><ul><li>item</li></ul><table><tr><td>1</td><td>2</td></tr></table>' });
		}, part);
		const doc = await page.evaluate(() => Editor.doc());
		expect(textOf(doc.content.find((node) => node.type === part)).trim()).toBe('Old A new line item 1 2');
		expect(doc.content).toHaveLength(4);
	});
}

test('a caption gets words with their marks, code gets plain text', async ({ page }) => {
	const image = { type: 'image', content: [{ type: 'caption', content: [{ type: 'text', text: 'Old' }] }] };
	const { shape } = await paste(page, { body: [image] }, ['Old'], { 'text/html': two });
	expect(shape).toBe('image\n  caption: One b{bold}↵Head↵Three');
	const code = { type: 'codeBlock', content: [{ type: 'text', text: 'Old' }] };
	const inCode = await paste(page, { body: [code] }, ['Old'], { 'text/html': two });
	expect(inCode.shape).toBe('codeBlock: One bold↵Head↵Three');
});

test('items join the list at the cursor', async ({ page }) => {
	const list = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('First')] }, { type: 'listItem', content: [paragraph('XX')] }] };
	const { shape } = await paste(page, { body: [list] }, ['XX'], { 'text/html': '<ul><li>a</li><li>b</li></ul>' });
	expect(shape).toBe('bulletList\n  listItem\n    paragraph: First\n  listItem\n    paragraph: a\n  listItem\n    paragraph: b');
});

test('a table pasted into a cell stands behind the table, with every word of both', async ({ page }) => {
	const cell = (text) => ({ type: 'tableCell', content: [paragraph(text)] });
	const table = { type: 'table', content: [{ type: 'tableRow', content: [cell('aa'), cell('bb')] }, { type: 'tableRow', content: [cell('cc'), cell('dd')] }] };
	const rows = [1, 4, 7].map((n) => `<tr><td>${n}</td><td>${n + 1}</td><td>${n + 2}</td></tr>`).join('');
	const { body } = await paste(page, { body: [table] }, ['aa'], { 'text/html': `<table>${rows}</table>` });
	expect(body.map((block) => block.type)).toEqual(['table', 'table']);
	expect(textOf(body).split(/\s+/).filter(Boolean)).toEqual(['aa', 'bb', 'cc', 'dd', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
});

test('cells pasted over selected cells fill them', async ({ page }) => {
	const cell = (text) => ({ type: 'tableCell', content: [paragraph(text)] });
	const table = { type: 'table', content: [{ type: 'tableRow', content: [cell('aa'), cell('bb')] }, { type: 'tableRow', content: [cell('cc'), cell('dd')] }] };
	await page.evaluate((body) => {
		Editor.open({ body });
		const { doc, tr } = Editor.view.state;
		const cells = [];
		doc.descendants((node, pos) => void (node.type.name === 'tableCell' && cells.push(pos)));
		Editor.view.dispatch(tr.setSelection(Editor.CellSelection.create(doc, cells[0], cells[1])));
		Editor.paste({ 'text/html': '<table><tr><td class=x style="color:red">1</td><td><b>2</b></td></tr></table>' });
	}, [table]);
	expect(textOf(await page.evaluate(() => Editor.body())).match(/\S+/g)).toEqual(['1', '2', 'cc', 'dd']);
});

test('text dropped from elsewhere stands where it was dropped', async ({ page }) => {
	await page.evaluate((body) => Editor.open({ body }), [paragraph('One two'), paragraph('Last')]);
	await page.evaluate(() => {
		const dataTransfer = new DataTransfer();
		dataTransfer.setData('text/html', '<span style="color:red">dropped</span> ');
		const { right, top, bottom } = Editor.view.coordsAtPos(Editor.view.state.doc.content.size - 8);
		Editor.view.dom.dispatchEvent(new DragEvent('drop', { dataTransfer, clientX: right + 300, clientY: (top + bottom) / 2, bubbles: true, cancelable: true }));
	});
	expect(textOf(await page.evaluate(() => Editor.body()))).toContain('dropped');
	expect(JSON.stringify(await page.evaluate(() => Editor.doc()))).not.toContain('color');
});

test('a picture dragged onto the headline stays where it is', async ({ page }) => {
	const image = { type: 'image', attrs: { alt: 'A' } };
	await page.evaluate((body) => Editor.open({ headline: 'Headline', body }), [paragraph('Words'), image]);
	const before = await page.evaluate(() => Editor.doc());
	await page.evaluate(() => {
		const { view } = Editor;
		view.dispatch(view.state.tr.setSelection(Editor.NodeSelection.create(view.state.doc, view.state.doc.content.size - 3)));
		view.dragging = { slice: view.state.selection.content(), move: true };
		const { left, top, bottom } = view.coordsAtPos(3);
		view.dom.dispatchEvent(new DragEvent('drop', { dataTransfer: new DataTransfer(), clientX: left, clientY: (top + bottom) / 2, bubbles: true, cancelable: true }));
	});
	expect(await page.evaluate(() => Editor.doc())).toEqual(before);
});

test('a URL alone is a card, a link on selected words, a linked URL in a sentence', async ({ page }) => {
	const url = 'https://www.youtube.com/watch?v=abcdefghijk&utm_source=x';
	const card = await paste(page, {}, null, { 'text/plain': url });
	expect(card.shape).toContain('embed (url=https://www.youtube.com/watch?v=abcdefghijk, provider=YouTube)');
	const link = await paste(page, { body: [paragraph('See this film.')] }, ['this film'], { 'text/plain': url });
	expect(link.shape).toBe('paragraph: See l{this film}<https://www.youtube.com/watch?v=abcdefghijk>.');
	const own = await paste(page, {}, null, { 'text/plain': 'https://paper.example/2026/03/story/' });
	expect(own.shape).toBe('paragraph: l{https://paper.example/2026/03/story/}</2026/03/story/>');
});

test('links to this paper become paths', async ({ page }) => {
	const { shape } = await paste(page, {}, null, { 'text/html': '<p><a href="https://paper.example/tag/water/?x=1#a">water</a></p>' });
	expect(shape).toBe('paragraph: l{water}</tag/water/?x=1#a>');
});

test('a copied picture is uploaded, with the words that describe it', async ({ page }) => {
	const file = { name: 'image.png', type: 'image/png', bytes: Array(900).fill(7) };
	const { body, uploaded, notices } = await paste(page, {}, null, { 'text/html': '<img src="https://other.example/a.png" alt="A bridge">' }, [file]);
	expect(body[0]).toMatchObject({ type: 'image', attrs: { alt: 'A bridge', source: '', media: '01900000-0000-7000-8000-000000000001' } });
	expect(uploaded).toEqual([{ name: 'image.png', type: 'image/png', size: 900 }]);
	expect(notices).toEqual(['1 file is being uploaded.']);
});

test('text of an office program wins over the picture of it', async ({ page }) => {
	const file = { name: 'image.png', type: 'image/png', bytes: Array(900).fill(7) };
	const { shape, uploaded } = await paste(page, {}, null, { 'text/html': '<table><tr><td>1</td><td>2</td></tr></table>', 'text/plain': '1\t2' }, [file]);
	expect(shape).toContain('table');
	expect(uploaded).toEqual([]);
});

test('other files have their own blocks, a drawing is refused in words', async ({ page }) => {
	const file = (name, type) => ({ name, type, bytes: [1, 2] });
	const { body, notices } = await paste(page, {}, null, {}, [file('plan.pdf', 'application/pdf'), file('talk.mp3', 'audio/mpeg'), file('a.svg', 'image/svg+xml')]);
	expect(body.map((block) => block.type).slice(0, 2)).toEqual(['file', 'audio']);
	expect(notices).toEqual(['a.svg is a drawing (SVG), which can hold scripts: save it as PNG and add that.', '2 files are being uploaded.']);
});

test("Word's pictures are taken from its RTF", async ({ page }) => {
	const hex = '89504e470d0a1a0a'.repeat(40);
	const rtf = `{\\rtf1{\\*\\shppict{\\pict{\\*\\picprop}\\pngblip\\picw1{\\*\\blipuid aabb}\n${hex}}}{\\nonshppict{\\pict\\wmetafile8\n${hex}}}}`;
	const { body, uploaded, notices } = await paste(page, {}, null, { 'text/html': '<p class=MsoNormal>Words<img src="file:///C:/a.png"></p>', 'text/rtf': rtf });
	expect(uploaded).toEqual([{ name: 'picture-1.png', type: 'image/png', size: 320 }]);
	expect(body[1].attrs.media).not.toBe('');
	expect(notices).toEqual(['1 file is being uploaded.']);
});

test('three data pictures have three visible outcomes, and none is part of a step', async ({ page }) => {
	const png = (size) => `data:image/png;base64,${Buffer.alloc(size, 3).toString('base64')}`;
	await page.evaluate(() => {
		Editor.open();
		Editor.view.setProps({ dispatchTransaction(tr) {
			Editor.view.updateState(Editor.view.state.apply(tr));
			window.sizes = (window.sizes ?? []).concat(tr.steps.map((step) => JSON.stringify(step.toJSON()).length));
		} });
	});
	const html = `<p>a</p><img src="${png(8_000_000)}" alt="big"><img src="${png(271)}" alt="small"><img src="data:image/png;base64,${'@'.repeat(400)}" alt="broken"><p>b</p>`;
	await page.evaluate((html) => Editor.paste({ 'text/html': html }), html);
	await expect.poll(() => page.evaluate(() => Editor.uploaded.length)).toBe(2);
	await expect.poll(() => page.locator('[aria-busy]').count()).toBe(0);
	const body = await page.evaluate(() => Editor.body());
	expect(body.filter((block) => block.type === 'image').map((block) => [block.attrs.alt, block.attrs.media !== ''])).toEqual([['big', true], ['small', false], ['broken', false]]);
	expect(await page.evaluate(() => Editor.notices.map(({ text }) => text))).toEqual(['2 files are being uploaded. 1 picture could not be copied: add it from a file.', 'picture.png was not uploaded: too small']);
	expect(Math.max(...await page.evaluate(() => window.sizes))).toBeLessThan(65_536);
});

test('lines of a PDF can be joined, and that can be undone', async ({ page }) => {
	const lines = ['The commission met four times during the year. Its nego-', 'tiators agreed on a common method of measuring the flow', 'of the three main rivers.'];
	const { shape, notices } = await paste(page, {}, null, { 'text/plain': lines.join('\n') });
	expect(shape).toBe(`paragraph: ${lines.join('↵')}`);
	expect(notices).toEqual(['The lines look broken at a fixed width.']);
	await page.evaluate(() => Editor.notices[0].action.run());
	const joined = 'The commission met four times during the year. Its negotiators agreed on a common method of measuring the flow of the three main rivers.';
	expect(outline(await page.evaluate(() => Editor.body()), words)).toBe(`paragraph: ${joined}`);
	await page.keyboard.press('Control+z');
	expect(outline(await page.evaluate(() => Editor.body()), words)).toBe(shape);
});

test('a copy within the editor loses nothing', async ({ page }) => {
	const media = '01900000-0000-7000-8000-00000000000a';
	const body = [
		{ type: 'heading', attrs: { level: 3, anchor: 'a' }, content: [{ type: 'text', text: 'Head' }] },
		{ type: 'image', attrs: { media, alt: 'A', link: '/x/' }, content: [{ type: 'caption', content: [{ type: 'text', text: 'Cap' }] }] },
		{ type: 'embed', attrs: { url: 'https://vimeo.com/1', provider: 'Vimeo' } },
		{ type: 'paragraph', content: [{ type: 'text', text: 'End' }] },
	];
	await page.evaluate((body) => {
		Editor.open({ body });
		Editor.select('Head', 'End');
	}, body);
	await page.keyboard.press('Control+c');
	await page.evaluate(() => Editor.open());
	await page.keyboard.press('Control+v');
	await expect.poll(() => page.evaluate(() => Editor.body().length)).toBe(4);
	const pasted = await page.evaluate(() => Editor.body());
	expect(pasted[1].attrs).toMatchObject({ media, alt: 'A', link: '/x/' });
	expect(pasted[2].attrs).toMatchObject({ url: 'https://vimeo.com/1', provider: 'Vimeo' });
	expect(textOf(pasted).match(/\S+/g)).toEqual(['Head', 'Cap', 'End']);
});

test('a copy of some words of an item joins a sentence', async ({ page }) => {
	const item = (text) => ({ type: 'listItem', content: [paragraph(text)] });
	await page.evaluate((body) => {
		Editor.open({ body });
		Editor.select('tw', 'tw');
	}, [{ type: 'bulletList', content: [item('one'), item('two')] }, paragraph('Before XX after.')]);
	await page.keyboard.press('Control+c');
	await page.evaluate(() => Editor.select('XX'));
	await page.keyboard.press('Control+v');
	await expect.poll(async () => outline((await page.evaluate(() => Editor.body())).slice(1), words)).toBe('paragraph: Before tw after.');
});

test('a forged copy brings no unsafe link', async ({ page }) => {
	const slice = { content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }] }, { type: 'embed', attrs: { url: 'javascript:1' } }] };
	const { body } = await paste(page, {}, null, { 'text/html': `<p data-story-slice='${JSON.stringify(slice)}'>x</p>` });
	expect(JSON.stringify(body)).not.toContain('javascript');
});

for (const [name, text] of Object.entries({
	brackets: '['.repeat(900_000),
	stars: '** '.repeat(300_000),
	'backticks and underscores': '`` _a '.repeat(150_000),
	shortcodes: '<p>[caption '.repeat(80_000),
	'one word': 'x'.repeat(5_000_000),
	'short lines': 'a line\n'.repeat(700_000),
})) {
	test(`plain text never freezes the page: ${name}`, async ({ page }) => {
		const { took, body } = await paste(page, {}, null, { 'text/plain': text });
		expect(took).toBeLessThan(2000);
		expect(body.length).toBeGreaterThan(0);
	});
}

for (const [name, make] of Object.entries({
	'a style sheet without an end': (size) => `<style>${'/* a '.repeat(size / 10)}${'x'.repeat(size / 2)}</style><p>words</p>`,
	'no plain text beside it': (size) => `<p>${'<b>water</b> <i>rises</i> '.repeat(size / 25)}</p>`,
	paragraphs: (size) => `<p style="font-family:x">${'Water in the upper valley rises again. '.repeat(8)}</p>`.repeat(size / 340),
	'one paragraph': (size) => `<p>${'water '.repeat(size / 6)}</p>`,
	'nested spans': (size) => `<p>${'<span style="color:red"><b>water</b> '.repeat(size / 40)}`,
	'cells of a table': (size) => `<table>${`<tr>${'<td>water</td>'.repeat(10)}</tr>`.repeat(size / 150)}</table>`,
	'empty elements': (size) => `<p>words</p>${'<i></i><br>'.repeat(size / 11)}`,
	'a deep tree': (size) => `${'<div>'.repeat(size / 11)}words${'</div>'.repeat(size / 11)}`,
	'a list': (size) => `<ul>${'<li>water <i>rises</i></li>'.repeat(size / 27)}</ul>`,
})) {
	test(`5 MB of HTML never freezes the page: ${name}`, async ({ page }) => {
		const html = make(5_000_000);
		const { took, body } = await paste(page, {}, null, { 'text/html': html, ...(name !== 'no plain text beside it' && { 'text/plain': 'water '.repeat(100_000) }) });
		test.info().annotations.push({ type: 'time', description: `${Math.round(took)} ms` });
			expect(took).toBeLessThan(2000);
		expect(body.length).toBeGreaterThan(0);
	});
}
