//! Two people change the same story without seeing each other; then both are online again. No word may be lost: it stays in the text, or
//! is reported for the tray.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fragment, Slice } from 'prosemirror-model';
import { ReplaceAroundStep, findWrapping } from 'prosemirror-transform';
import { schema } from '../schema.js';
import { Authority, Writer, draft } from './authority.mjs';

const { nodes, marks } = schema;
const TEXTS = ['The river rose last night.', 'Six states share its water and none of them owns it.', 'The talks go on.'];
const around = (tr, find) => tr.doc.resolve(find('share')).blockRange();
const type = (tr, find) => tr.insertText('WORD ', find('water'));
const block = (tr, find) => {
	const $inside = tr.doc.resolve(find('share'));
	return { from: $inside.before(), to: $inside.after(), node: $inside.parent };
};

/** What the other does meanwhile, and whether the word stays in the text. */
const CASES = {
	'splits the paragraph': [(tr, find) => tr.split(find('share')), true],
	'joins it to the one above': [(tr, find) => tr.join(block(tr, find).from), true],
	'makes it a heading': [(tr, find) => tr.setBlockType(find('share'), find('share'), nodes.heading, { level: 2 }), true],
	'wraps it in a quote': [(tr, find) => tr.wrap(around(tr, find), [{ type: nodes.blockquote }]), true],
	'wraps it in a list': [(tr, find) => tr.wrap(around(tr, find), findWrapping(around(tr, find), nodes.bulletList)), true],
	'makes it bold': [(tr, find) => tr.addMark(find('Six'), find('owns'), marks.bold.create()), true],
	'replaces the sentence': [(tr, find) => tr.replaceWith(find('Six'), find('owns it.') + 8, schema.text('Nobody owns the river.')), false],
	'makes its end a heading and deletes the rest': [
		(tr, find) => {
			const { from, to } = block(tr, find);
			const slice = new Slice(Fragment.from(nodes.heading.create({ level: 2 })), 0, 0);
			return tr.step(new ReplaceAroundStep(from, to, find('and none'), to - 1, slice, 1));
		},
		false,
	],
	'deletes the paragraph': [(tr, find) => tr.delete(block(tr, find).from, block(tr, find).to), false],
	'moves the paragraph': [
		(tr, find) => {
			const { from, to, node } = block(tr, find);
			return tr.delete(from, to).insert(tr.doc.content.size - 1, node);
		},
		false,
	],
};

for (const [name, [other, stays]] of Object.entries(CASES)) {
	for (const writerIsFirst of [true, false]) {
		test(`one writes while the other ${name}, ${writerIsFirst ? 'writer' : 'other'} first`, () => {
			const authority = new Authority();
			const doc = draft(...TEXTS);
			const [amina, bilal] = [new Writer('amina', doc, authority), new Writer('bilal', doc, authority)];
			amina.write(type);
			bilal.write(other);
			const order = writerIsFirst ? [amina, bilal, amina] : [bilal, amina, bilal];
			for (const each of order) each.sync();
			assert.equal(amina.text, bilal.text);
			const lost = [...amina.lost, ...bilal.lost];
			assert.equal(amina.text.includes('WORD'), stays, amina.text);
			if (stays) assert.deepEqual(lost, []);
			else {
				assert.ok(lost.some(({ text }) => text.includes('WORD')), JSON.stringify(lost));
				const [{ by, why }] = lost;
				// the other's tab finds words that it has covered, the writer's tab finds its own that were dropped
				assert.deepEqual([by, why], writerIsFirst ? ['amina', 'covered'] : ['bilal', 'dropped']);
			}
		});
	}
}

test('typing in the same place keeps every letter of both', () => {
	const authority = new Authority();
	const doc = draft(...TEXTS);
	const people = ['amina', 'bilal'].map((name) => new Writer(name, doc, authority));
	for (const [index, letter] of [...'ابcdé🇵🇰f'].entries()) {
		for (const each of people) {
			each.write((tr, find) => tr.insertText(each.name === 'amina' ? letter : letter.toUpperCase(), find('talks')));
			if ((index + each.name.length) % 2) each.sync();
		}
	}
	for (const each of [...people, ...people]) each.sync();
	assert.equal(people[0].text, people[1].text);
	for (const letter of 'ابcdéfCDÉF') assert.ok(people[0].text.includes(letter), letter);
	assert.deepEqual(people.flatMap(({ lost }) => lost), []);
});

test('fields of the story travel in the same log, the last change counts', () => {
	const authority = new Authority();
	const doc = draft(...TEXTS);
	const [amina, bilal] = [new Writer('amina', doc, authority), new Writer('bilal', doc, authority)];
	amina.write((tr) => tr.setDocAttribute('slug', 'river'));
	bilal.write((tr) => tr.setDocAttribute('section', 'water').setDocAttribute('slug', 'talks'));
	for (const each of [amina, bilal, amina]) each.sync();
	assert.deepEqual([amina.state.doc.attrs.slug, amina.state.doc.attrs.section], ['talks', 'water']);
	assert.ok(amina.state.doc.eq(bilal.state.doc));
});
