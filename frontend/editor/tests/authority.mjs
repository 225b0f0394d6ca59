//! A server in memory, and writers without a screen: for tests of merging.

import { collab, getVersion } from 'prosemirror-collab';
import { EditorState } from 'prosemirror-state';
import { schema } from '../schema.js';
import { merge, unconfirmed } from '../sync/merge.js';

/** A draft with paragraphs of these texts. */
export function draft(...texts) {
	const { nodes } = schema;
	const block = (text, index) => nodes.paragraph.create({ id: `b${index}` }, text ? schema.text(text) : null);
	return nodes.doc.create(null, [nodes.headline.create(null, schema.text('Headline')), nodes.standfirst.create(), nodes.dateline.create(), nodes.body.create(null, texts.map(block))]);
}

/** Gives all steps one order. */
export class Authority {
	rows = [];

	push(version, client, user, steps) {
		if (version === this.rows.length) this.rows.push(...steps.map((step) => ({ client, user, step })));
		return this.since(version);
	}

	since(version) {
		return { version: this.rows.length, steps: this.rows.slice(version) };
	}
}

/** One person with one tab. */
export class Writer {
	lost = [];

	constructor(name, doc, authority) {
		this.name = name;
		this.authority = authority;
		this.state = EditorState.create({ doc, plugins: [collab({ version: 0, clientID: name })] });
	}

	/** Changes the document without sending it: `work(tr, find)`, where `find(text)` is the position of a text. */
	write(work) {
		this.state = this.state.apply(work(this.state.tr, (text) => positionOf(this.state.doc, text)) ?? this.state.tr);
	}

	/** Sends and receives until nothing is left to send. */
	sync() {
		for (let round = 0; round < 10; round += 1) {
			const steps = unconfirmed(this.state).map(({ step }) => step.toJSON());
			const { version, steps: rows } = this.authority.push(getVersion(this.state), this.name, this.name, steps);
			const merged = merge(this.state, version, rows, this.name);
			if (merged?.transaction) {
				this.state = this.state.apply(merged.transaction);
				this.lost.push(...merged.lost);
			}
			if (!unconfirmed(this.state).length) return;
		}
		throw new Error('did not settle');
	}

	get text() {
		const body = this.state.doc.lastChild;
		return body.textBetween(0, body.content.size, '\n');
	}
}

export function positionOf(doc, text) {
	let found = -1;
	doc.descendants((node, position) => {
		const at = node.isText ? node.text.indexOf(text) : -1;
		if (found < 0 && at >= 0) found = position + at;
	});
	if (found < 0) throw new Error(`${JSON.stringify(text)} is not in the text`);
	return found;
}
