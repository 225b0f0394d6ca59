//! What a picture, film, recording or file looks like in the editor, also while it is being uploaded.

import { SUBTITLES } from '../uploads.js';
import { h } from './dom.js';

/**
 * A preview for `box`; `media(id)` resolves to what the server knows, `uploads.of(blockId)` to what is on its way; `chooseStored(node)` asks
 * for one that is there.
 */
export function mediaPreview({ media, uploads, words, choose, chooseStored }) {
	return (node, view, getPos) => {
		const element = h('div', { class: 'media-preview' });
		let shown;
		const show = async (now) => {
			const upload = now.attrs.media ? undefined : uploads.of(now.attrs.id);
			const beside = uploads.of(SUBTITLES + now.attrs.id);
			const key = JSON.stringify([now.attrs.media, now.attrs.source, now.attrs.subtitles, upload?.stage, upload?.percent, beside?.stage, beside?.percent]);
			if (key === shown) return;
			shown = key;
			if (upload) return element.replaceChildren(...uploading(upload, words, uploads, now.attrs.id, () => choose(view, getPos(), now)));
			if (!now.attrs.media && !now.attrs.source) {
				const file = h('button', { type: 'button', class: 'button quiet', onclick: () => choose(view, getPos(), now) }, words.choose);
				const isPicture = now.type.name === 'image' || now.type.name === 'galleryImage';
				const stored = isPicture && h('button', { type: 'button', class: 'button quiet', onclick: () => chooseStored(now) }, words.chooseStored);
				return element.replaceChildren(...[file, stored].filter(Boolean));
			}
			const known = now.attrs.media ? await media(now.attrs.media) : { src: '', name: now.attrs.source };
			const more = beside ? uploading(beside, words, uploads, SUBTITLES + now.attrs.id) : [];
			if (key === shown) element.replaceChildren(...seen(now, known, words), ...more);
		};
		show(node);
		const stop = uploads.watch(() => {
			const position = getPos();
			const now = position === undefined ? undefined : view.state.doc.nodeAt(position);
			if (now) show(now);
		});
		return { element, show, destroy: stop };
	};
}

/** `another` chooses another file for what was refused. */
function uploading({ stage, percent, url, error }, words, uploads, id, another) {
	const picture = url && h('img', { src: url, alt: '' });
	if (stage === 'failed') {
		const button = (label, onclick) => h('button', { type: 'button', class: 'button quiet small', onclick }, label);
		return [picture, h('p', { class: 'error', role: 'alert' }, error), another && button(words.choose, another), button(words.tryAgain, () => uploads.retry(id))].filter(Boolean);
	}
	const text = stage === 'waiting' ? words.uploadWaits : words.uploading(percent);
	return [picture, h('p', { class: 'upload-state' }, h('progress', { max: 100, value: percent, 'aria-label': words.uploading(percent) }), ' ', text)].filter(Boolean);
}

function seen(node, known, words) {
	if (!known) return [h('p', { class: 'error' }, words.mediaMissing)];
	const kind = node.type.name;
	if (kind === 'video' && known.src) return [h('video', { src: known.src, controls: true, preload: 'none' }), node.attrs.subtitles && h('p', { class: 'upload-state' }, words.hasSubtitles)].filter(Boolean);
	if (kind === 'audio' && known.src) return [h('audio', { src: known.src, controls: true, preload: 'none' })];
	if (known.src && known.width) return [h('img', { src: known.src, alt: node.attrs.alt || known.alt || '', width: known.width, height: known.height, loading: 'lazy' })];
	return [h('p', { class: 'media-name', translate: 'no' }, known.name ?? node.attrs.source)];
}
