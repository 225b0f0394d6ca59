//! Which requests the worker takes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOwnFile, isOwnPage, isSameAsset, isSamePicture, mayPreload, pageKey, strategyOf, typeOfAsset } from './decide.js';

const ORIGIN = 'https://paper.example';
const request = (path, { method = 'GET', mode = 'no-cors', destination = '', ...headers } = {}) =>
	({ url: new URL(path, ORIGIN).href, method, mode, destination, headers: new Headers(headers) });

test('each kind of request has its strategy', () => {
	const page = { mode: 'navigate', destination: 'document' };
	for (const [path, options, expected] of [
		['/', page, 'page'], ['/water-talks/', page, 'page'], ['/category/water/', page, 'page'], ['/search/?q=x', page, 'page'],
		['/desk/', page, 'pass'], ['/desk/stories/x/', page, 'pass'], ['/preview/abc', page, 'pass'], ['/feed/', page, 'pass'], ['/tag/x/feed/atom/', page, 'pass'],
		['/comments/sent/x', page, 'pass'], ['/deskwork/', page, 'page'], ['/api-of-peace/', page, 'page'],
		['/water-talks/', { ...page, method: 'POST' }, 'pass'],
		['https://elsewhere.example/a.jpg', { destination: 'image' }, 'pass'],
		['/assets/site.ab12cd34.css', { destination: 'style' }, 'asset'], ['/app-icon/any-192-00000000.png', { destination: 'image' }, 'asset'],
		['/media/ab/x-720.jpg', { destination: 'image' }, 'picture'],
		['/media/ab/x.mp3', { destination: 'audio' }, 'recording'], ['/media/ab/x.mp4', { range: 'bytes=0-' }, 'recording'],
		['/media/ab/x.pdf', { destination: '' }, 'pass'],
		['/api/panel', {}, 'pass'], ['/edition/index.json', {}, 'pass'], ['/sw.js', {}, 'pass'], ['/robots.txt', page, 'pass'],
		['/assets/site.ab12cd34.css', { range: 'bytes=0-9' }, 'pass'],
	]) {
		assert.equal(strategyOf(request(path, options), ORIGIN), expected, `${options.method ?? 'GET'} ${path}`);
	}
});

test('campaigns make no other page', () => {
	assert.equal(pageKey(`${ORIGIN}/a/?utm_source=x&fbclid=y#comments`), '/a/');
	assert.equal(pageKey(`${ORIGIN}/latest/?show=36&x=1&after=c`), '/latest/?after=c&show=36');
});

const response = (facts, headers) => ({ ok: true, status: 200, redirected: false, type: 'basic', ...facts, headers: new Headers(headers) });
const html = { 'content-type': 'text/html; charset=utf-8', 'device-copy': '1' };

test('only whole pages of our own server are stored', () => {
	assert.ok(isOwnPage(response({}, html), 'device-copy'));
	for (const facts of [{ ok: false, status: 404 }, { status: 203 }, { status: 206 }, { redirected: true }, { type: 'opaque' }, { type: 'cors' }]) {
		assert.ok(!isOwnPage(response(facts, html), 'device-copy'), JSON.stringify(facts));
	}
	// the sign-in page of a hotel: 200 and HTML, for every address
	assert.ok(!isOwnPage(response({}, { 'content-type': 'text/html' }), 'device-copy'));
	assert.ok(!isOwnPage(response({}, { ...html, 'content-type': 'application/json' }), 'device-copy'));
	assert.ok(!isOwnFile(response({}, { 'content-type': 'text/html' }), typeOfAsset('/assets/site.ab12cd34.css')));
	assert.ok(isOwnFile(response({}, { 'content-type': 'text/css; charset=utf-8' }), typeOfAsset('/assets/site.ab12cd34.css')));
	assert.ok(!isOwnFile(response({ status: 206 }, { 'content-type': 'image/jpeg' }), 'image/'));
});

test('files of another release and pictures of another size stand in', () => {
	assert.ok(isSameAsset('/assets/site.ab12cd34.css', '/assets/site.00ff00ff.css'));
	assert.ok(!isSameAsset('/assets/site.ab12cd34.css', '/assets/desk.ab12cd34.css'));
	assert.ok(isSamePicture('/media/ab/name-480.jpg', '/media/ab/name-1600.jpg') && isSamePicture('/media/ab/name-480.jpg', '/media/ab/name.png'));
	assert.ok(isSamePicture('/media/ab/name-3x2-250x900-480.avif', '/media/ab/name-16x9-720.jpg') && isSamePicture('/media/ab/name-1x1-240.avif', '/media/ab/name.png'));
	assert.ok(!isSamePicture('/media/ab/name-480.jpg', '/media/ab/other-480.jpg'));
});

test('navigations are not preloaded where a failed preload takes the place of what the worker answers', () => {
	const agents = {
		'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0': false,
		'Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0': false,
		'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36': true,
		// on iPhones it is Safari's engine
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/140.0 Mobile/15E148 Safari/605.1.15': true,
	};
	for (const [agent, expected] of Object.entries(agents)) assert.equal(mayPreload(agent), expected, agent);
});
