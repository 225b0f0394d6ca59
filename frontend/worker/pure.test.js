//! Search, composed pages, limits, signatures: the parts of the worker that need no browser.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escaped, framed, listMain, storyMain, withStrip, word } from './compose.js';
import { copyOf, factsOf, storyOf, titleOf, tooMany } from './copies.js';
import { surplus } from './pictures.js';
import { notificationOf, windowFor } from './push.js';
import { kindOf, outcome, textOf } from './queue.js';
import { slice } from './recordings.js';
import { mediaOf } from './saved.js';
import { folded, plain, search } from './search.js';
import { mayLoadPictures, mayLoadUnasked } from './settings.js';
import { isShare, onlyLink } from './share.js';
import { hasHash, isSigned } from './verify.js';

test('search finds all words, titles first, without accents', () => {
	const documents = [
		{ title: 'Café talks in Zürich', text: 'The river rose.' }, { title: 'River', text: 'Talks went on, talks ended.' },
		{ title: 'سندھ طاس معاہدہ', text: 'پانی کی تقسیم پر مذاکرات' }, { title: 'Nothing', text: 'retalks' },
	];
	const titles = (query) => search(query, documents).map(({ title }) => title);
	assert.deepEqual(titles('talks'), ['Café talks in Zürich', 'River']);
	assert.deepEqual(titles('cafe zurich'), ['Café talks in Zürich']);
	assert.deepEqual(titles('riv'), ['River', 'Café talks in Zürich'], 'the last word may be unfinished');
	assert.deepEqual(titles('riv talks'), [], 'the others not');
	assert.deepEqual(titles('مذاكرات'), ['سندھ طاس معاہدہ'], 'Arabic letters as Urdu writes them');
	assert.deepEqual([titles(''), titles('.*'), titles('(')], [[], [], []]);
	assert.equal(folded('ÀÉ'), 'ae');
	assert.equal(plain('<p>a&amp;b</p><script>x</script> c').trim(), 'a b c');
});

test('composed pages escape what they are given', () => {
	const frame = '<!DOCTYPE html><html><head><title>Old</title></head><body class="page page-device"><p>head</p><main id="main" tabindex="-1"><p>x</p></main><footer></footer></body></html>';
	const html = framed(frame, { title: 'A <b> $& $1', kind: 'story', main: '<p>$&</p>' });
	assert.ok(html.includes('<title>A &lt;b&gt; $&amp; $1</title>') && html.includes('<body class="page page-story"'), html);
	assert.ok(html.includes('<main id="main" tabindex="-1"><p>$&</p></main><footer>'), html);
	const list = listMain({ title: '<i>', about: '"', cards: [{ path: '/a"b/', headline: '<script>', standfirst: '&', date: 'x', at: 'y' }] });
	assert.ok(!list.includes('<script>') && !list.includes('<i>') && list.includes('href="/a&quot;b/"'), list);
	assert.ok(storyMain({ html: '<article></article>' }, undefined).includes('<article>'));
	assert.match(withStrip(frame, '<x>'), /<p class="strip-note" role="status">&lt;x&gt;<\/p><main id/);
	assert.equal(word({ A: '{n} of {n}, {m}' }, 'A', { n: 2 }), '2 of 2, {m}');
	assert.equal(word({ A: 'آلے پر {n}' }, 'A', { n: '3 kB' }), 'آلے پر \u20683 kB\u2069');
	assert.equal(escaped(undefined), '');
});

test('a copy says what it is of', async () => {
	const html = '<title>T | Paper</title><h1 data-x>A &amp; “B” <em>c</em></h1><article class="story" data-story="0190-ab" data-version="00ff"></article>';
	assert.deepEqual(storyOf(html), { id: '0190-ab', version: '00ff' });
	assert.equal(titleOf(html), 'A & “B” c');
	assert.equal(storyOf('<article class="card">'), undefined);
	const sent = new Response(html, { headers: { 'content-type': 'text/html', 'content-encoding': 'br', 'content-security-policy': 'x', 'device-copy': '1' } });
	const copy = copyOf(sent, html);
	const facts = factsOf(copy, '/a/');
	assert.deepEqual([facts.title, facts.story, facts.version, facts.path, facts.pictures], ['A & “B” c', '0190-ab', '00ff', '/a/', []]);
	assert.ok(Math.abs(facts.at - Date.now()) < 5000);
	assert.deepEqual([copy.headers.get('content-encoding'), copy.headers.get('content-security-policy')], [null, 'x']);
	assert.equal(await copy.text(), html);
});

test('the oldest beyond the limits are deleted', () => {
	const all = Array.from({ length: 120 }, (_, at) => ({ path: `/${at}/`, story: at % 2 ? 'x' : '' }));
	const paths = tooMany(all);
	assert.equal(paths.length, 120 - 50 - 20);
	assert.ok(!paths.includes('/0/') && !paths.includes('/99/') && paths.includes('/101/') && paths.includes('/40/'));
	assert.deepEqual(surplus(new Map([['a', 5], ['b', 5], ['c', 5]]), 10), ['a']);
	assert.deepEqual(surplus(new Map(), 10), []);
});

test('a saved recording is answered in parts', async () => {
	const whole = () => new Response('0123456789', { headers: { 'content-type': 'audio/mpeg' } });
	const part = async (range) => {
		const response = await slice(whole(), range);
		return [response.status, await response.text(), response.headers.get('content-range')];
	};
	assert.deepEqual(await part('bytes=2-4'), [206, '234', 'bytes 2-4/10']);
	assert.deepEqual(await part('bytes=8-'), [206, '89', 'bytes 8-9/10']);
	assert.deepEqual(await part('bytes=-3'), [206, '789', 'bytes 7-9/10']);
	assert.deepEqual(await part('bytes=0-99'), [206, '0123456789', 'bytes 0-9/10']);
	assert.deepEqual(await part('bytes=10-'), [416, '', 'bytes */10']);
	assert.deepEqual(await part(null), [200, '0123456789', null]);
});

test('the media of a story are those of its article', () => {
	const html = '<img src="/media/zz/rail.jpg"><article class="story" data-story="a"><img class="crop" src="/media/ab/a-720.jpg" srcset="/media/ab/a-240.jpg 240w">'
		+ '<audio controls src="/media/ab/b.mp3"></audio><img alt="x" src="/media/ab/a-720.jpg"><img src="https://x.example/media/a"></article><img src="/media/zz/c.jpg">';
	assert.deepEqual(mediaOf(html), ['/media/ab/a-720.jpg', '/media/ab/b.mp3']);
});

test('data is saved as the reader wishes', () => {
	assert.ok(mayLoadPictures('always', { type: 'cellular', saveData: true }) && mayLoadPictures('wifi', {}) && mayLoadPictures('wifi', { type: 'wifi' }));
	assert.ok(!mayLoadPictures('never', { type: 'wifi' }) && !mayLoadPictures('wifi', { type: 'cellular' }) && !mayLoadPictures('wifi', { saveData: true }));
	assert.ok(mayLoadUnasked({ effectiveType: '4g' }) && !mayLoadUnasked({ saveData: true }) && !mayLoadUnasked({ effectiveType: 'slow-2g' }));
});

test('signatures and hashes', async () => {
	const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
	const encode = (bytes) => Buffer.from(bytes).toString('base64url');
	const key = encode(await crypto.subtle.exportKey('raw', pair.publicKey));
	const signature = encode(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, new TextEncoder().encode('news – خبر')));
	assert.ok(await isSigned('news – خبر', signature, key));
	assert.ok(!await isSigned('news', signature, key) && !await isSigned('news', '', key) && !await isSigned('news', '<html>', key) && !await isSigned('news', signature, ''));
	const hash = encode(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode('a'))).slice(0, 16));
	assert.ok(await hasHash('a', hash) && !await hasHash('b', hash));
});

test('only our own server takes a form out of the queue', () => {
	assert.deepEqual(outcome(201, { id: 'x', state: 'waiting' }), { sent: true });
	assert.deepEqual(outcome(200, { id: 'x' }), { sent: true }, 'the key was there already');
	// a portal, a proxy, a server that is ill, too many at once: the text stays
	for (const [status, body] of [[200, null], [200, {}], [503, null], [429, { error: 'rate_limited' }], [500, { error: 'internal' }], [404, null], [302, null]]) {
		assert.deepEqual(outcome(status, body), { later: true }, `${status}`);
	}
	assert.deepEqual(outcome(422, { error: 'invalid', fields: [{ name: 'email', message: 'Fill this in' }] }), { refused: 'Fill this in' });
	assert.deepEqual(outcome(409, { error: 'conflict', message: 'Comments are closed' }), { refused: 'Comments are closed' });
	assert.deepEqual(outcome(404, { error: 'not_found' }), { refused: 'not_found' });
	assert.deepEqual(outcome(401, { error: 'sign_in_required' }), { refused: 'sign_in_required' }, 'it waits until somebody signs in');
	assert.deepEqual(outcome(401, null), { later: true }, 'a proxy that wants a password');
	assert.deepEqual(outcome(201, { id: 'x', page: '/desk/stories/x/' }), { sent: true, page: '/desk/stories/x/' });
});

test('what waits is shown by its own text', () => {
	const entries = { '/comments/on/x': 'comment', '/comments/report/x': 'note', '/write-to-us': 'letter', '/share': 'text' };
	for (const [url, field] of Object.entries(entries)) assert.equal(textOf({ url, fields: [['name', 'Ada'], [field, 'Words']] }), 'Words', url);
	assert.deepEqual(Object.keys(entries).map((url) => kindOf({ url })), ['comment', 'report', 'letter', 'share']);
});

test('a shared link is told from a text, and no other POST is the worker\'s', () => {
	const of = (fields) => onlyLink(Object.entries(fields), (name) => fields[name] ?? '');
	assert.equal(of({ url: 'https://un.example/a' }), 'https://un.example/a');
	assert.equal(of({ title: 'Talks resume', text: 'Talks resume https://un.example/a' }), 'https://un.example/a');
	for (const fields of [{ text: 'He said so: https://un.example/a' }, { text: 'Words' }, { url: 'https://un.example/a', photos: { size: 1 } }]) assert.equal(of(fields), undefined);
	const request = (method, mode, url) => ({ method, mode, url: `https://paper.example${url}` });
	assert.ok(isShare(request('POST', 'navigate', '/share')));
	for (const other of [request('GET', 'navigate', '/share'), request('POST', 'cors', '/share'), request('POST', 'navigate', '/comments/on/x'), request('POST', 'navigate', '/desk/share')]) assert.ok(!isShare(other), other.url);
});

test('every message is shown, whatever it holds', () => {
	const paper = { name: 'Our Paper', words: { NEWS: 'News from {name}' } };
	const whole = JSON.stringify({ web_push: 8030, notification: { title: 'Talks end', body: 'x', navigate: 'https://paper.example/talks/', tag: 's', silent: true, data: { alert: 'a' } } });
	const [title, options] = notificationOf(whole, paper);
	assert.deepEqual([title, options.tag, options.silent, options.data], ['Talks end', 's', true, { navigate: 'https://paper.example/talks/', alert: 'a' }]);
	for (const broken of [undefined, '', '{', 'null', '[]', '"x"', '{"notification":{}}', '{"notification":{"title":7}}']) {
		const [title, options] = notificationOf(broken, paper);
		assert.deepEqual([title, options.tag, options.data.navigate], ['News from Our Paper', 'news', '/'], broken);
	}
});

test('an alert opens in the window that shows its story, else in the one in front, never at the desk', () => {
	const at = (path, focused = false, visibilityState = 'hidden') => ({ url: `https://paper.example${path}`, focused, visibilityState });
	const [desk, front, other, story] = [at('/desk/stories/x/', true, 'visible'), at('/latest/', true, 'visible'), at('/world/'), at('/talks/?x')];
	const href = 'https://paper.example/talks/';
	assert.equal(windowFor([desk, front, other, story], href), story);
	assert.equal(windowFor([desk, other, front], href), front);
	assert.equal(windowFor([desk, other], href), other);
	assert.equal(windowFor([desk], href), undefined);
});
