//! Random steps of ProseMirror with the document after each, for the test that compares the server's steps with them:
//! `node frontend/editor/compare/steps.mjs [ROUNDS] [SEED]`. Lines of fields between tabs:
//! `facts JSON`, `doc JSON` (a new document), `step JSON AFTER` (applied), `bad JSON WHY` (refused, the document stays).

import { EditorState } from 'prosemirror-state';
import { Step, Transform } from 'prosemirror-transform';
import { CHANGES, anyStep } from './changes.mjs';
import { everyKind } from './document.mjs';
import { asStored, facts } from './json.mjs';
import { Random, cutsCharacter } from './random.mjs';
import { schema } from '../schema.js';

const [rounds, seed] = [Number(process.argv[2] ?? 140), Number(process.argv[3] ?? 1)];
const random = new Random(seed);
const lines = [];
const line = (...fields) => lines.push(fields.join('\t'));

/** Applies a step as a browser that received it: from its JSON. Returns the document after it, or the same one if it is refused. */
function apply(doc, step) {
	const json = JSON.stringify(step.toJSON());
	let result;
	try {
		// ProseMirror would cut the character; the server refuses that
		for (const at of [step.from, step.to, step.gapFrom, step.gapTo]) {
			if (at !== undefined && cutsCharacter(doc, at)) throw new Error('it cuts a character');
		}
		result = Step.fromJSON(schema, JSON.parse(json)).apply(doc);
		result.doc?.check();
	} catch (error) {
		result = { failed: error.message };
	}
	if (result.doc) line('step', json, asStored(result.doc));
	else line('bad', json, String(result.failed).replace(/\s+/g, ' '));
	return result.doc ?? doc;
}

/** The steps of one random change of the document. */
function change(doc) {
	const tr = EditorState.create({ doc, schema }).tr;
	const name = random.pick(Object.keys(CHANGES));
	try {
		CHANGES[name](tr, random, EditorState.create({ doc, schema }));
	} catch {
		// an editor would not offer this change here
	}
	return tr;
}

/** A change of one person while another makes one, mapped over it, as it arrives at the server. */
function concurrent(doc) {
	const [mine, theirs] = [change(doc), change(doc)];
	let now = doc;
	for (const step of theirs.steps) now = apply(now, step);
	if (!now.eq(theirs.doc)) return now;
	const back = new Transform(mine.doc);
	for (let i = mine.steps.length - 1; i >= 0; i--) back.step(mine.steps[i].invert(mine.docs[i]));
	const mapping = back.mapping.slice();
	theirs.mapping.maps.forEach((map) => mapping.appendMap(map));
	mine.steps.forEach((step, index) => {
		const mapped = step.map(mapping.slice(mine.steps.length - index));
		const before = now;
		if (mapped) now = apply(now, mapped);
		if (mapped && now !== before) {
			mapping.appendMap(mapped.getMap(), mine.steps.length - 1 - index);
		}
	});
	return now;
}

/** A change, and sometimes its undoing. */
function alone(doc) {
	const tr = change(doc);
	let now = doc;
	for (const step of tr.steps) now = apply(now, step);
	if (!random.chance(0.3) || !now.eq(tr.doc)) return now;
	for (let i = tr.steps.length - 1; i >= 0; i--) now = apply(now, tr.steps[i].invert(tr.docs[i]));
	return now;
}

line('facts', JSON.stringify(facts()));
for (let round = 0; round < rounds; round++) {
	let doc = everyKind(random);
	line('doc', asStored(doc));
	for (let i = 0; i < 40; i++) doc = random.pick([concurrent, alone, alone, (now) => apply(now, anyStep(now, random))])(doc);
}
process.stdout.write(lines.join('\n') + '\n');
