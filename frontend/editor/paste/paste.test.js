//! The parts of a paste that need no browser: targets of links, spaces, lines, portions.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embed, provider } from './embeds.js';
import { pastedHref, safeHref } from './href.js';
import { isHardWrapped, joinLines } from './lines.js';
import { isMarkdown, markdown } from './markdown.js';
import { limited, portions } from './portions.js';
import { rtfPictures } from './rtf.js';
import { lines } from './spaces.js';
import { withoutShortcodes } from './wordpress.js';

test('targets are those of the domain', () => {
	for (const bad of ['javascript:alert(1)', ' JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', '\u0001javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'https:x', 'http://', 'story.html', '', '/\\evil.example', 'https://a b', `https://a.example/${'x'.repeat(4096)}`]) {
		assert.equal(safeHref(bad), null, bad);
	}
	for (const [text, stored] of [
		['https://un.example/treaty?id=1#a', 'https://un.example/treaty?id=1#a'], ['HTTP://un.example/', 'HTTP://un.example/'], ['//cdn.example/a', 'https://cdn.example/a'],
		['/tag/water/', '/tag/water/'], ['#note-1', '#note-1'], ['mailto:desk@paper.example', 'mailto:desk@paper.example'],
	]) assert.equal(safeHref(text), stored);
});

test('a pasted path belongs to another site', () => {
	assert.equal(pastedHref('/section/'), null);
	assert.equal(pastedHref('https://www.google.com/url?q=/local&sa=D'), 'https://www.google.com/url?q=/local&sa=D');
	assert.equal(pastedHref('https://www.google.com/url?q=javascript%3Aalert(1)'), null);
	assert.equal(pastedHref('https://a.example/?UTM_Source=x&q=%C3%A9&utm=1#utm_x'), 'https://a.example/?q=%C3%A9&utm=1#utm_x');
	let deep = 'https://a.example/';
	for (let hops = 0; hops < 5; hops++) deep = `https://www.google.com/url?q=${encodeURIComponent(deep)}`;
	assert.equal(pastedHref(deep), 'https://a.example/');
});

test('players become pages', () => {
	assert.equal(embed('https://www.youtube-nocookie.com/embed/abcdefghijk?start=3').attrs.url, 'https://www.youtube.com/watch?v=abcdefghijk');
	assert.equal(embed('https://player.vimeo.com/video/76979871?h=1').attrs.url, 'https://vimeo.com/76979871');
	assert.equal(embed('javascript:1'), null);
	assert.equal(provider('https://notyoutube.com/'), '');
});

const line = (...runs) => lines(runs.map(([text, ...marks]) => ({ text, marks: marks.map((type) => ({ type })) })))
	.map((nodes) => nodes.map((node) => node.type === 'hardBreak' ? '|' : (node.marks ?? []).map((mark) => mark.type[0]).join('') + node.text));

test('spaces at the edge of marks go outside, runs of them become one', () => {
	assert.deepEqual(line(['a', 'bold'], [' ', 'bold'], ['b']), [['ba', ' b']]);
	assert.deepEqual(line(['a ', 'bold'], [' b', 'bold']), [['ba b']]);
	assert.deepEqual(line(['a'], [' ', 'bold'], ['b', 'bold']), [['a ', 'bb']]);
	assert.deepEqual(line(['  a  \u00a0 b\u00a0']), [['a b']]);
	assert.deepEqual(line(['\u00a0']), []);
});

test('no-break spaces stay where they bind', () => {
	for (const text of ['10\u00a0000', '25\u00a0km', '«\u00a0oui\u00a0»', 'quoi\u202f?', 'M.\u00a0Exemple', '§\u00a05', 'z.\u00a0B. 5\u00a0%']) assert.deepEqual(line([text]), [[text]]);
	assert.deepEqual(line(['a\u00a0gap, end.\u00a0Next']), [['a gap, end. Next']]);
});

test('one break stays, two divide, those at the ends go', () => {
	assert.deepEqual(line(['\n\na\nb\n \nc\n']), [['a', '|', 'b'], ['c']]);
	assert.deepEqual(line(['a', 'bold'], ['\n'], ['b']), [['ba', '|', 'b']]);
});

test('letters outside the first plane and halves of them', () => {
	assert.deepEqual(line(['👩‍🚀  \ud83d x\u00ad']), [['👩‍🚀 \ufffd x']]);
});

test('lines of a page are joined, those of a poem are no page', () => {
	const page = ['Annual report', 'The commission met four times during the year. Its nego-', 'tiators agreed on a long-', 'term method for measuring the flow of the rivers.'];
	assert.deepEqual(joinLines(page).length, 2);
	assert.equal(isHardWrapped(['The river runs', 'past the old town,', 'and nobody counts', 'the boats.']), false);
});

test('plain text is not taken for Markdown', () => {
	for (const text of ['Just words.', '2 * 3 * 4', 'a_b_c', '#hashtag today', '- alone', '1. alone', 'A [note] (see below)', '5 > 3', 'a | b']) assert.equal(isMarkdown(text), false, text);
	assert.deepEqual(markdown('1. a\n2. b')[0].content.length, 2);
});

test('other shortcodes stay as words', () => {
	assert.equal(withoutShortcodes('[sic] and [contact-form id="1"]'), '[sic] and [contact-form id="1"]');
});

const paragraph = (text) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const words = (blocks) => blocks.reduce((sum, block) => sum + (block.text?.match(/\S+/g)?.length ?? words(block.content ?? [])), 0);

test('portions are small and lose no word', () => {
	const item = (text) => ({ type: 'listItem', content: [paragraph(text)] });
	const blocks = [paragraph('water '.repeat(60_000)), { type: 'orderedList', attrs: { start: 3 }, content: Array.from({ length: 3000 }, (_, n) => item(`item ${n}`)) }, paragraph('x'.repeat(200_000))];
	const groups = portions(blocks);
	for (const group of groups) assert.ok(JSON.stringify(group).length < 65_536);
	assert.equal(words(groups.flat()) - words(blocks), 9);
	const lists = groups.flat().filter((block) => block.type === 'orderedList');
	assert.equal(lists[1].attrs.start, 3 + lists[0].content.length);
});

test('more than a story can hold is cut, and the rest is counted', () => {
	assert.equal(limited([paragraph('a b')]).words, null);
	const { blocks, words: taken } = limited(Array.from({ length: 5000 }, () => paragraph('water '.repeat(30))));
	assert.equal(taken, blocks.length * 30);
	assert.ok(blocks.length < 5000);
});

test('pictures of an RTF, without the copies for old programs', () => {
	const hex = '89504e470d0a1a0a'.repeat(20);
	const picture = `{\\pict{\\*\\picprop{\\sp{\\sn x}{\\sv 1}}}\\picw1\\pngblip{\\*\\blipuid 0123456789abcdef0123456789abcdef}${hex.slice(0, 128)}\n${hex.slice(128)}}`;
	const found = rtfPictures(`{\\rtf1{\\*\\shppict${picture}}{\\nonshppict{\\pict\\wmetafile8\n${hex}}}{\\*\\shppict{\\pict\\emfblip ${hex}}}}`);
	assert.deepEqual(found.map((file) => file?.size ?? null), [160, null]);
});
