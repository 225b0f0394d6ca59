//! How each kind of block that is more than text looks and is changed in the editor.

import { chainCommands } from 'prosemirror-commands';
import { NodeSelection, Selection } from 'prosemirror-state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, mergeCells, splitCell, toggleHeaderRow } from 'prosemirror-tables';
import { box } from './box.js';
import { h, ofDesk } from './dom.js';
import { mediaPreview } from './media_preview.js';

/** The node views by node type. `media`, `uploads`, `choose`, `chooseStored`, `addSubtitles` and `storyOf` are functions of the element. */
export function nodeViews({ words, media, uploads, choose, chooseStored, addSubtitles, storyOf }) {
	const { fields, blocks } = words;
	const preview = mediaPreview({ media, uploads, words, choose, chooseStored });
	const field = (name, kind) => ({ name, kind, label: fields[name].label, hint: fields[name].hint });
	const picture = (title) => box({ title, preview, fields: [field('alt'), field('decorative', 'checkbox'), field('link', 'url')], classOf: ({ attrs }) => (attrs.alt || attrs.decorative ? '' : 'wants-alt') });
	const medium = (title, buttons) => box({ title, preview, buttons, fields: [field('source', 'url')] });
	const titled = (name, more = {}) => box({ title: blocks[name].title, ...more });
	return {
		image: picture(blocks.picture.title),
		galleryImage: picture(blocks.picture.title),
		gallery: titled('gallery', { buttons: [{ label: words.addPicture, run: (view, position) => choose(view, position, view.state.doc.nodeAt(position)) }] }),
		video: medium(blocks.video.title, [{ label: words.addSubtitles, run: (view, position, node) => addSubtitles(node) }]),
		audio: medium(blocks.audio.title),
		file: medium(blocks.file.title),
		embed: box({ title: blocks.embed.title, fields: [field('url', 'url'), field('provider')] }),
		relatedStory: box({ title: blocks.relatedStory.title, preview: storyPreview(storyOf, words) }),
		unknown: box({ title: words.unknownBlock, preview: unknownPreview }),
		pullQuote: titled('pullQuote'),
		keyPoints: titled('keyPoints', { textTag: 'ul' }),
		factBox: titled('factBox'),
		questionAnswer: titled('questionAnswer'),
		timeline: titled('timeline', { buttons: [{ label: words.addEntry, run: addTimelineItem }] }),
		details: titled('details', { fields: [field('open', 'checkbox')] }),
		liveEntry: titled('liveEntry', { fields: [field('at', 'datetime-local')] }),
		codeBlock: titled('codeBlock', { fields: [field('codeLanguage')].map((each) => ({ ...each, name: 'language' })), textTag: 'pre' }),
		table: tableView(words),
	};
}

function storyPreview(storyOf, words) {
	return (node) => {
		const element = h('p', { class: 'media-name', translate: 'no' });
		let shown;
		const show = async ({ attrs }) => {
			if (attrs.story === shown) return;
			shown = attrs.story;
			const story = attrs.story && (await storyOf(attrs.story));
			element.textContent = story ? story.headline : words.noStory;
		};
		show(node);
		return { element, show };
	};
}

function unknownPreview(node) {
	return { element: h('div', { class: 'unknown-source' }, h('p', {}, node.attrs.name), h('pre', { translate: 'no' }, node.attrs.source), h('p', {}, node.attrs.text)) };
}

function addTimelineItem(view, position, node) {
	const { nodes } = view.state.schema;
	const item = nodes.timelineItem.create(null, [nodes.when.create(), nodes.paragraph.create()]);
	view.dispatch(view.state.tr.insert(position + node.nodeSize - 1, item));
	view.focus();
}

/** A table is edited with the commands of prosemirror-tables; its caption is an attribute (docs/contracts/drafts.md). */
function tableView(words) {
	const acts = [
		[words.table.addRow, addRowAfter], [words.table.addColumn, addColumnAfter], [words.table.deleteRow, deleteRow],
		[words.table.deleteColumn, deleteColumn], [words.table.merge, chainCommands(mergeCells, splitCell)], [words.table.headRow, toggleHeaderRow],
	];
	return (node, view, getPos) => {
		const caption = h('input', { type: 'text', 'aria-label': words.fields.caption.label, placeholder: words.fields.caption.label });
		const run = (command) => () => {
			inside(view, getPos());
			command(view.state, view.dispatch);
			view.focus();
		};
		const bar = h('div', { class: 'block-head', contenteditable: 'false', ...ofDesk() }, h('span', { class: 'block-title' }, words.blocks.table.title), acts.map(([label, command]) => h('button', { type: 'button', class: 'button quiet small', onmousedown: (event) => event.preventDefault(), onclick: run(command) }, label)));
		const foot = h('div', { class: 'block-head block-foot', contenteditable: 'false', ...ofDesk() }, caption);
		const contentDOM = h('tbody');
		const dom = h('div', { class: 'block-box block-table', role: 'group', 'aria-label': words.blocks.table.title }, bar, h('div', { class: 'table-scroll' }, h('table', {}, contentDOM)), foot);
		let now = node;
		const text = ({ attrs }) => (attrs.caption ?? []).map((each) => each.text ?? '').join('');
		caption.value = text(node);
		caption.addEventListener('input', () => {
			const value = caption.value ? [{ type: 'text', text: caption.value }] : [];
			view.dispatch(view.state.tr.setNodeAttribute(getPos(), 'caption', value));
		});
		return {
			dom,
			contentDOM,
			update(next) {
				if (next.type !== now.type) return false;
				if (caption !== document.activeElement && text(next) !== text(now)) caption.value = text(next);
				now = next;
				return true;
			},
			selectNode: () => dom.classList.add('is-selected'),
			deselectNode: () => dom.classList.remove('is-selected'),
			stopEvent: (event) => (bar.contains(event.target) || foot.contains(event.target)) && !/^drag|^drop/.test(event.type),
			ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
		};
	};
}

/** The commands work on the cell with the caret: the first one if the caret is elsewhere. */
function inside(view, position) {
	const { state } = view;
	const table = state.doc.nodeAt(position);
	const { from } = state.selection;
	if (from > position && from < position + table.nodeSize && !(state.selection instanceof NodeSelection)) return;
	view.dispatch(state.tr.setSelection(Selection.near(state.doc.resolve(position + 4))));
}
