//! Random changes of a draft, as an editor makes them: each is a function of a transaction and a source of randomness.

import { Fragment, Slice } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { TextSelection } from 'prosemirror-state';
import * as tables from 'prosemirror-tables';
import { AddMarkStep, ReplaceAroundStep, ReplaceStep, canJoin, canSplit, findWrapping, joinPoint, liftTarget } from 'prosemirror-transform';
import { schema } from '../schema.js';
import { cutsCharacter } from './random.mjs';

const { nodes } = schema;
const BLOCKS = Object.values(nodes).filter((type) => type.isInGroup('block'));
/** What the server wants of a block from the beginning; the editor asks for it before it inserts one. */
const REQUIRED = { embed: { url: 'https://films.example/1' }, relatedStory: { story: '01900000-0000-7000-8000-000000000002' } };
const LINKS = ['/tag/water/', 'https://un.example/treaty?a=1&b=2', '#note'];
const ATTRS = {
	anchor: ['', 'here', 'یہاں'],
	alt: ['', 'A bridge'],
	decorative: [true, false],
	level: [2, 3, 6],
	start: [1, 7],
	reversed: [true, false],
	type: ['', 'a', 'I'],
	open: [true, false],
	at: [0, 1700000000000],
	language: ['', 'verse'],
	colwidth: [null, [120], [120, 80]],
	provider: ['', 'YouTube'],
	caption: [[], [{ type: 'text', text: 'Flow 🕊️' }], [{ type: 'text', text: 'a', marks: [{ type: 'bold' }] }, { type: 'hardBreak' }]],
};
const FIELDS = { pinned: [true, false], tags: [[], ['a', 'b']], slug: ['', 'talks'], embargoUntil: [null, 1700000000000], seoTitle: ['', 'معاہدہ'] };

const block = (random) => {
	const type = random.pick(BLOCKS);
	return type.createAndFill({ id: `n${random.below(1e9)}`, ...REQUIRED[type.name] });
};

function mark(random) {
	const type = random.pick(Object.values(schema.marks));
	if (type.name === 'link') return type.create({ href: random.pick(LINKS) });
	return type.create(type.name === 'language' ? { lang: random.pick(['ur', 'fr']) } : null);
}

/** The positions of all nodes that are not texts. */
function places(doc, fits = () => true) {
	const found = [];
	doc.descendants((node, at) => {
		if (!node.isText && fits(node)) found.push(at);
	});
	return found;
}

const blockRange = (tr, random) => {
	const [from, to] = random.range(tr.doc);
	return tr.doc.resolve(from).blockRange(tr.doc.resolve(to));
};

/** Runs a command of a library at a random selection. */
const command = (make, fits) => (tr, random, state) => {
	const at = fits ? random.pick(places(tr.doc, (node) => fits.includes(node.type.name))) : random.position(tr.doc);
	if (at === undefined) return;
	let selected = state.tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(at + 1, tr.doc.content.size))));
	if (fits && random.chance(0.5)) {
		const cell = tables.selectionCell(state.apply(selected));
		const others = places(tr.doc, (node) => node.type.spec.tableRole?.endsWith('cell')).filter((other) => tables.inSameTable(cell, tr.doc.resolve(other)));
		selected = state.tr.setSelection(tables.CellSelection.create(tr.doc, cell.pos, random.pick(others)));
	}
	make(random)(state.apply(selected), (done) => done.steps.forEach((step) => tr.step(step)));
};
const table = (...makes) => command((random) => random.pick(makes), ['tableCell', 'tableHeader']);

export const CHANGES = {
	type: (tr, random) => tr.insertText(random.words(), random.position(tr.doc)),
	delete: (tr, random) => tr.delete(...random.range(tr.doc)),
	deleteRange: (tr, random) => tr.deleteRange(...random.range(tr.doc)),
	overwrite: (tr, random) => tr.insertText(random.words(), ...random.range(tr.doc)),
	paste: (tr, random) => tr.replaceRange(...random.range(tr.doc), tr.doc.slice(...random.range(tr.doc))),
	replace: (tr, random) => tr.replace(...random.range(tr.doc), tr.doc.slice(...random.range(tr.doc))),
	move: (tr, random) => {
		const [from, to] = random.range(tr.doc);
		const slice = tr.doc.slice(from, to);
		tr.delete(from, to).replaceRange(...[random.position(tr.doc)].flatMap((at) => [at, at]), slice);
	},
	insertNode: (tr, random) => tr.insert(random.position(tr.doc), block(random)),
	insertBreak: (tr, random) => tr.replaceRangeWith(...[random.position(tr.doc)].flatMap((at) => [at, at]), nodes.hardBreak.create()),
	split: (tr, random) => {
		const [at, depth] = [random.position(tr.doc), 1 + random.below(3)];
		const types = random.chance(0.3) ? [{ type: nodes.paragraph }] : undefined;
		if (canSplit(tr.doc, at, depth, types)) tr.split(at, depth, types);
	},
	join: (tr, random) => {
		const at = joinPoint(tr.doc, random.position(tr.doc), random.pick([1, -1]));
		if (at && canJoin(tr.doc, at)) tr.join(at);
	},
	lift: (tr, random) => {
		const range = blockRange(tr, random);
		const target = range && liftTarget(range);
		if (target != null) tr.lift(range, target);
	},
	wrap: (tr, random) => {
		const range = blockRange(tr, random);
		const wrapping = range && findWrapping(range, random.pick([nodes.blockquote, nodes.bulletList, nodes.orderedList, nodes.factBox, nodes.details]));
		if (wrapping) tr.wrap(range, wrapping);
	},
	blockType: (tr, random) => tr.setBlockType(...random.range(tr.doc), random.pick([nodes.paragraph, nodes.heading, nodes.codeBlock, nodes.keyPoint])),
	nodeType: (tr, random) => {
		const at = random.pick(places(tr.doc, (node) => node.type === nodes.bulletList || node.type === nodes.orderedList));
		if (at !== undefined) tr.setNodeMarkup(at, random.pick([nodes.bulletList, nodes.orderedList]), { id: 'list' });
	},
	attribute: (tr, random) => {
		const name = random.pick(Object.keys(ATTRS));
		const at = random.pick(places(tr.doc, (node) => name in node.attrs && node.type.name !== 'doc'));
		if (at !== undefined) tr.setNodeAttribute(at, name, random.pick(ATTRS[name]));
	},
	field: (tr, random) => {
		const name = random.pick(Object.keys(FIELDS));
		tr.setDocAttribute(name, random.pick(FIELDS[name]));
	},
	addMark: (tr, random) => tr.addMark(...random.range(tr.doc), mark(random)),
	addLink: (tr, random) => tr.addMark(...random.range(tr.doc), schema.marks.link.create({ href: random.pick(LINKS) })),
	// as a merged change marks: over other marks of the same type, and over several paragraphs; undoing it takes a set of steps
	mergedMark: (tr, random) => tr.step(new AddMarkStep(...random.range(tr.doc), mark(random))),
	removeMark: (tr, random) => tr.removeMark(...random.range(tr.doc), random.chance(0.5) ? mark(random) : null),
	wrapInList: command((random) => wrapInList(random.pick([nodes.bulletList, nodes.orderedList]))),
	splitListItem: command(() => splitListItem(nodes.listItem)),
	sinkListItem: command(() => sinkListItem(nodes.listItem)),
	liftListItem: command(() => liftListItem(nodes.listItem)),
	rowsAndColumns: table(tables.addRowBefore, tables.addRowAfter, tables.addColumnBefore, tables.addColumnAfter, tables.deleteRow, tables.deleteColumn),
	cells: table(tables.mergeCells, tables.splitCell, tables.toggleHeaderRow, tables.toggleHeaderColumn, tables.toggleHeaderCell),
	fixTables: (tr, random, state) => tables.fixTables(state)?.steps.forEach((step) => tr.step(step)),
};

/** Any slice anywhere: most of these steps are refused, and the server must refuse the same ones. */
export function anyStep(doc, random) {
	const [cut, open] = [doc.slice(...random.range(doc)), () => random.below(3)];
	const content = random.chance(0.5) ? cut.content : Fragment.from(block(random));
	const slice = random.chance(0.5) ? cut : new Slice(content, open(), open());
	const [from, to] = random.range(doc);
	if (random.chance(0.5)) return new ReplaceStep(from, to, slice, random.chance(0.2));
	const [gapFrom, gapTo] = [random.position(doc), random.position(doc)].map((at) => Math.min(to, Math.max(from, at))).sort((a, b) => a - b);
	const at = random.below(slice.size + 2);
	const cuts = at <= slice.size && cutsCharacter(nodes.body.create(null, slice.content), at + slice.openStart);
	return new ReplaceAroundStep(from, to, gapFrom, gapTo, slice, cuts ? 0 : at, random.chance(0.2));
}
