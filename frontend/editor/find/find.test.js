//! Matches, replacement and TK, without a browser.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { history, undo } from 'prosemirror-history';
import { EditorState } from 'prosemirror-state';
import { schema } from '../schema.js';
import { findKey, findNext, findPrevious, matchesPlugin, replaceAll, replaceOne, setQuery } from './commands.js';
import { matches } from './matches.js';
import { tkCount, tkPlugin } from './tk.js';

const text = (value) => (value ? [{ type: 'text', text: value }] : []);

function story(headline, ...paragraphs) {
	const body = paragraphs.map((value) => typeof value === 'string' ? { type: 'paragraph', content: text(value) } : value);
	const top = ['standfirst', 'dateline'].map((type) => ({ type }));
	return schema.nodeFromJSON({ type: 'doc', content: [{ type: 'headline', content: text(headline) }, ...top, { type: 'body', content: body }] });
}

function editor(doc) {
	const made = { state: EditorState.create({ doc, plugins: [history(), matchesPlugin(), tkPlugin()] }) };
	made.run = (command) => command(made.state, (tr) => made.state = made.state.apply(tr));
	made.selected = () => made.state.doc.textBetween(made.state.selection.from, made.state.selection.to);
	return made;
}

const found = (doc, query) => matches(doc, query).map(({ from, to }) => doc.textBetween(from, to, null, '|'));

test('case and accents do not matter, in the headline and in captions', () => {
	const image = { type: 'image', content: [{ type: 'caption', content: text('CAFÉ bar') }] };
	assert.deepEqual(found(story('Café', 'a cafe, Cafe\u0301!', image), 'café'), ['Café', 'cafe', 'Cafe\u0301', 'CAFÉ']);
});

test('marks, quotation marks, spaces and letters of the Arabic script', () => {
	const bold = { type: 'paragraph', content: [{ type: 'text', text: 'wa' }, { type: 'text', text: 'ter', marks: [{ type: 'bold' }] }] };
	assert.deepEqual(found(story('', bold), 'water'), ['water']);
	assert.deepEqual(found(story('', 'he said “no”', 'it’s 10\u202f000'), '"no"'), ['“no”']);
	assert.deepEqual(found(story('', 'it’s 10\u202f000'), "it's 10 000"), ['it’s 10\u202f000']);
	assert.deepEqual(found(story('', 'كتاب', 'کِتاب'), 'کتاب'), ['كتاب', 'کِتاب']);
	assert.deepEqual(found(story('', 'Straße 👍🏽 x'), 'strasse 👍🏽'), ['Straße 👍🏽']);
	assert.deepEqual(found(story('', 'wa\u00adter'), 'water'), ['wa\u00adter']);
});

test('a match does not reach over a line break or a block', () => {
	const broken = { type: 'paragraph', content: [...text('a'), { type: 'hardBreak' }, ...text('b')] };
	assert.deepEqual(found(story('a', 'b', broken), 'ab'), []);
	assert.deepEqual(found(story('a'), ''), []);
	assert.deepEqual(found(story('aaaa'), 'aa'), ['aa', 'aa']);
});

test('next and previous go round', () => {
	const made = editor(story('one', 'two one', 'one'));
	made.run(setQuery('one'));
	const seen = [findNext, findNext, findNext, findPrevious, findPrevious].map((command) => {
		made.run(command);
		return findKey.getState(made.state).at;
	});
	assert.equal(made.selected(), 'one');
	assert.deepEqual(seen, [0, 1, 2, 1, 0]);
});

test('replacing one keeps its marks and goes on to the next', () => {
	const made = editor(story('', { type: 'paragraph', content: [{ type: 'text', text: 'cat', marks: [{ type: 'bold' }] }, { type: 'text', text: ' and cat' }] }));
	made.run(setQuery('cat'));
	made.run(findNext);
	made.run(replaceOne('catfish'));
	assert.equal(made.state.doc.lastChild.textContent, 'catfish and cat');
	assert.equal(made.state.doc.lastChild.firstChild.firstChild.marks[0].type.name, 'bold');
	assert.equal(made.state.selection.from, made.state.doc.content.size - 5);
});

test('replacing all is one step of the history, for any number', () => {
	const before = story('Cat', 'cat '.repeat(3000));
	const made = editor(before);
	made.run(setQuery('cat'));
	let count = 0;
	made.run(replaceAll('$& cat', (n) => count = n));
	assert.equal(count, 3001);
	assert.equal(made.state.doc.firstChild.textContent, '$& cat');
	made.run(undo);
	assert.ok(made.state.doc.eq(before));
});

test('TK is counted as a word of its own', () => {
	const doc = story('TK', 'tk, (TK) TKTK tk. ATK tko Tk TK1', { type: 'codeBlock', content: text('TK') });
	assert.equal(tkCount(doc), 5);
});

test('marks of TK follow the text', () => {
	const made = editor(story('', 'a TK b', 'c'));
	const marked = () => made.state.plugins.at(-1).getState(made.state).find().map(({ from, to }) => made.state.doc.textBetween(from, to));
	assert.deepEqual(marked(), ['TK']);
	const at = (found) => {
		let pos = -1;
		made.state.doc.descendants((node, start) => {
			if (node.isText && node.text.includes(found)) pos = start + node.text.indexOf(found);
		});
		return pos;
	};
	made.run((state, dispatch) => dispatch(state.tr.insertText('x', at('TK'))));
	assert.deepEqual(marked(), []);
	made.run((state, dispatch) => dispatch(state.tr.insertText('tk ', at('c'))));
	assert.deepEqual(marked(), ['tk']);
	made.run((state, dispatch) => dispatch(state.tr.delete(at('xTK'), at('xTK') + 1)));
	assert.deepEqual(marked(), ['TK', 'tk']);
	made.run((state, dispatch) => dispatch(state.tr.setDocAttribute('slug', 'x')));
	assert.deepEqual(marked(), ['TK', 'tk']);
	assert.equal(tkCount(made.state.doc), 2);
});
