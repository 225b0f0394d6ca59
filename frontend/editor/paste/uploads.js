//! Pictures on their way to the store: their blocks stand in the text and are marked as busy until the upload ends.

import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { blockAt } from '../view/block_at.js';

/** State: a map from the ids of image blocks to the names of the files that are being uploaded. */
export const uploadsKey = new PluginKey('uploads');

/** Marks blocks that wait for their picture with the class `uploading` and `aria-busy`. */
export function uploadsPlugin() {
	return new Plugin({
		key: uploadsKey,
		state: {
			init: () => new Map(),
			apply(tr, waiting) {
				const change = tr.getMeta(uploadsKey);
				if (!change) return waiting;
				const next = new Map(waiting);
				for (const [id, name] of change) name === null ? next.delete(id) : next.set(id, name);
				return next;
			},
		},
		props: {
			decorations(state) {
				const waiting = uploadsKey.getState(state);
				if (!waiting.size) return null;
				const found = [];
				state.doc.descendants((node, pos) => {
					if (waiting.has(node.attrs.id) && 'media' in node.attrs) found.push(Decoration.node(pos, pos + node.nodeSize, { class: 'uploading', 'aria-busy': 'true' }));
				});
				return DecorationSet.create(state.doc, found);
			},
		},
	});
}

/**
 * Uploads `{ id, file }`s, one after the other, and gives their blocks what `upload(file)` resolves to: `{ media }` and
 * perhaps other attributes. `failed(name, why)` is called for each that fails; its block stays, without a picture.
 */
export async function runUploads(view, uploads, upload, failed) {
	for (const { id, file } of uploads) {
		let attrs = null;
		try {
			attrs = await upload(file, { id });
		} catch (error) {
			failed(file.name, error?.message ?? '');
		}
		if (view.isDestroyed) return;
		const tr = view.state.tr.setMeta(uploadsKey, [[id, null]]).setMeta('addToHistory', false);
		const at = attrs ? blockAt(tr.doc, id) : undefined;
		if (at !== undefined) {
			for (const [name, value] of Object.entries(attrs)) if (name in tr.doc.nodeAt(at).attrs) tr.setNodeAttribute(at, name, value);
		}
		view.dispatch(tr);
	}
}
