//! Typing, key by key, into a state without a browser.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EditorState, TextSelection } from 'prosemirror-state';
import { schema } from '../schema.js';
import { inputRules, undoTyping } from './rules.js';
import { fence } from './blocks.js';

const { nodes } = schema;

/** A view as far as input rules need one. */
function editor(language = 'en', block = 'paragraph', inline = []) {
	const top = [nodes.headline.create(), nodes.standfirst.create(), nodes.dateline.create()];
	const doc = nodes.doc.create({ language }, [...top, nodes.body.create(null, nodes[block].create(null, inline))]);
	const state = EditorState.create({ doc, plugins: inputRules(schema) });
	const view = {
		composing: false,
		state: state.apply(state.tr.setSelection(TextSelection.atEnd(doc))),
		dispatch(tr) { view.state = view.state.apply(tr); },
	};
	view.type = (text) => {
		for (const key of text) {
			const { from, to } = view.state.selection;
			const insert = () => view.state.tr.insertText(key, from, to);
			if (!view.state.plugins.some((plugin) => plugin.props.handleTextInput?.call(plugin, view, from, to, key, insert))) view.dispatch(insert());
		}
		return view;
	};
	view.body = () => view.state.doc.lastChild;
	view.text = () => view.body().textContent;
	view.at = (pos) => {
		view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos)));
		return view;
	};
	return view;
}

const outline = (node) => node.isText
	? `${node.marks.map((mark) => `${mark.type.name}:`).join('')}${node.text}`
	: `${node.type.name}${node.attrs.level ?? ''}(${node.content.content.map(outline).join('|')})`;
const shape = (view) => view.body().content.content.map(outline).join(' ');

for (const [typed, expected] of [
	['# A', 'heading2(A)'],
	['## A', 'heading2(A)'],
	['###### A', 'heading6(A)'],
	['####### A', 'paragraph(####### A)'],
	['- A', 'bulletList(listItem(paragraph(A)))'],
	['* A', 'bulletList(listItem(paragraph(A)))'],
	['1. A', 'orderedList(listItem(paragraph(A)))'],
	['1) A', 'orderedList(listItem(paragraph(A)))'],
	['2026. A', 'paragraph(2026. A)'],
	['> A', 'blockquote(paragraph(A))'],
	['``` A', 'codeBlock(A)'],
	['```js A', 'codeBlock(A)'],
	['---', 'horizontalRule() paragraph()'],
	['- - A', 'bulletList(listItem(paragraph(- A)))'],
	['a - b', 'paragraph(a - b)'],
	['**bold** x', 'paragraph(bold:bold| x)'],
	['a __bold__.', 'paragraph(a |bold:bold|.)'],
	['an *italic* word', 'paragraph(an |italic:italic| word)'],
	['an _italic_ word', 'paragraph(an |italic:italic| word)'],
	['snake_case_name', 'paragraph(snake_case_name)'],
	['2 * 3 * 4', 'paragraph(2 * 3 * 4)'],
	['use `code` x', 'paragraph(use |code:code| x)'],
	['use `say "a" -- b...` x', 'paragraph(use |code:say "a" -- b...| x)'],
	['~~old~~ new', 'paragraph(strike:old| new)'],
	['*a **b** c*', 'paragraph(italic:a |bold:italic:b|italic: c)'],
	['see [the text](https://un.example/a) now', 'paragraph(see |link:the text| now)'],
	['see [x](javascript:alert) now', 'paragraph(see [x](javascript:alert) now)'],
	['![x](https://un.example/a.png)', 'paragraph(![x](https://un.example/a.png))'],
]) {
	test(`Markdown: ${typed}`, () => {
		const found = shape(editor().type(typed));
		assert.equal(found, expected);
	});
}

for (const [language, typed, expected] of [
	['en', `"It's 'so'," she said--"no."`, '“It’s ‘so’,” she said–“no.”'],
	['en', `"But I---"`, '“But I—”'],
	['en-GB', `('a')`, '(‘a’)'],
	['en', `a 12" gun, "in 12"`, 'a 12" gun, “in 12”'],
	['en', `the '90s`, 'the ’90s'],
	['en', 'wait... a -- b --- c', 'wait… a – b — c'],
	['en', 'https://a.example/x--y...z', 'https://a.example/x--y...z'],
	['ur', `"معاہدہ"`, '“معاہدہ”'],
	['ar', `"معاهدة"`, '”معاهدة“'],
	['fa', `"معاهده"`, '«معاهده»'],
	['de', `"Das geht's 'so' an", sagte sie`, '„Das geht’s ‚so‘ an“, sagte sie'],
	['de-CH', `"so"`, '«so»'],
	['fr', `"oui" dit-il`, '«\u202foui\u202f» dit-il'],
	['fr', `" oui " l'eau`, '«\u202foui\u202f» l’eau'],
	['fr', 'Vraiment ? Oui! Ainsi : a', 'Vraiment\u202f? Oui\u202f! Ainsi\u00a0: a'],
	['fr', 'https://a.example/?a=b', 'https://a.example/?a=b'],
	['fr-CA', 'Vraiment?', 'Vraiment?'],
	['sv', `"ja" och 'nej'`, '”ja” och ’nej’'],
	['ru', `"да 'нет'"`, '«да „нет“»'],
	['en', `"'a' b", '"a" b', ""`, '“‘a’ b”, ‘“a” b’, “”'],
	['ja', `"はい"`, '「はい」'],
	['pl', `"tak"`, '„tak”'],
	['xx', `"a"`, '“a”'],
]) {
	test(`typography in ${language}: ${typed}`, () => {
		const found = editor(language).type(typed).text();
		assert.equal(found, expected);
	});
}

test('the language of the text at the cursor counts', () => {
	const german = schema.text('x ', [schema.mark('language', { lang: 'de' })]);
	assert.equal(editor('en', 'paragraph', german).type('"ja"').text(), 'x „ja“');
});

test('the headline gets typography and no Markdown', () => {
	const view = editor().at(1).type('## **A** "b" -- c');
	assert.equal(view.state.doc.firstChild.textContent, '## **A** “b” – c');
	assert.equal(view.state.doc.childCount, 4);
});

test('code stays as typed', () => {
	const text = '# "a" -- b... **c**';
	assert.equal(editor('en', 'codeBlock').type(text).text(), text);
});

test('a caption does not become a heading', () => {
	const view = editor('en', 'blockquote', nodes.cite.create());
	view.at(view.state.doc.content.size - 3).type('## A');
	assert.equal(shape(view), 'blockquote(cite(## A))');
});

for (const [typed, before] of [
	['"', '"'], ['a--', 'a--'], ['a---', 'a---'], ['---', '---'], ['a...', 'a...'], ['## ', '## '], ['- ', '- '], ['**b**', '**b**'], ['[a](/b)', '[a](/b)'],
]) {
	test(`one undo gives back ${typed}`, () => {
		const view = editor().type(typed);
		assert.notEqual(shape(view), `paragraph(${before})`);
		assert.ok(undoTyping(view.state, view.dispatch));
		assert.equal(shape(view), `paragraph(${before})`);
		assert.equal(undoTyping(view.state, view.dispatch), false);
	});
}

test('a number continues the list before it', () => {
	const view = editor().type('1. A');
	const end = view.state.doc.content.size - 1;
	view.dispatch(view.state.tr.insert(end, nodes.paragraph.create()));
	view.at(end + 1).type('2. B');
	assert.equal(shape(view), 'orderedList(listItem(paragraph(A))|listItem(paragraph(B)))');
});

test('Enter after a fence begins a block of code', () => {
	const view = editor().type('```rust');
	assert.ok(fence(view.state, view.dispatch));
	assert.equal(view.body().firstChild.type.name, 'codeBlock');
	assert.equal(view.body().firstChild.attrs.language, 'rust');
});

test('nothing is changed while an input method composes', () => {
	const view = editor();
	view.composing = true;
	assert.equal(view.type('a -- "b"').text(), 'a -- "b"');
});

test('no rule breaks emoji or letters outside the first plane', () => {
	assert.equal(editor().type('👩‍🚀"a" 👍🏽-- **😀**').text(), '👩‍🚀”a” 👍🏽– 😀');
});
