//! Addresses that are typed: of links and of what is embedded.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeHref, webAddress } from './link_form.js';

test('a link may lead to a page of the paper, to an address of mail and to the web', () => {
	for (const href of ['/photo', '#notes', 'https://example.org/a?b=c', 'mailto:desk@paper.example']) assert.equal(safeHref(href), href);
	assert.equal(safeHref('example.org/page'), 'https://example.org/page');
	assert.equal(safeHref('desk@paper.example'), 'mailto:desk@paper.example');
	for (const text of ['', 'two words', 'javascript:alert(1)']) assert.equal(safeHref(text), '');
});

test('what is embedded has an address on the web', () => {
	assert.equal(webAddress(' https://video.example/watch?v=1 '), 'https://video.example/watch?v=1');
	assert.equal(webAddress('video.example/watch'), 'https://video.example/watch');
	for (const text of ['/photo', '#notes', '?q=a', 'https://', 'mailto:desk@paper.example', 'tel:123', 'photo']) assert.equal(webAddress(text), '', text);
});
