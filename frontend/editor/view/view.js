//! The view of ProseMirror with all plugins.

import { history } from 'prosemirror-history';
import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { askForm } from './ask_form.js';
import { blockIds, freshId } from './block_ids.js';
import { insertBlock } from './blocks.js';
import { bubbleMenu } from './bubble_menu.js';
import { carets } from './carets.js';
import { counts } from './counts.js';
import { covered } from './covered.js';
import { gutter } from './gutter.js';
import { keyBindings } from './keys.js';
import { linkForm } from './link_form.js';
import { nodeViews } from './node_views.js';
import { parts } from './parts.js';
import { SUBTITLES } from '../uploads.js';
import { slashMenu } from './slash_menu.js';

/** The view in the element's place for text. */
export function makeView({ editor, opened, schema }) {
	const { words, library, uploads } = editor;
	const host = editor.querySelector('.story-text');
	const link = linkForm({ host, words, find: (text) => library.find(text) });
	const ask = askForm({ host, words, find: (text) => library.find(text) });
	const pick = picker(host);
	const add = (type, accept) => async (view) => {
		for (const file of await pick(accept)) addFile(view, type, file);
	};
	const acts = {
		picture: add('image', 'image/*'),
		gallery: (view) => insertBlock(view, schema.nodes.gallery.create({ id: freshId() })),
		video: add('video', 'video/*'),
		audio: add('audio', 'audio/*'),
		file: add('file', ''),
		// the server refuses a pointer to nothing, so that these are asked for before the block is made
		relatedStory: async (view) => {
			const story = await ask.story(view);
			if (story) insertBlock(view, schema.nodes.relatedStory.create({ id: freshId(), story: story.id }));
		},
		embed: async (view) => {
			const url = await ask.address(view);
			if (url) insertBlock(view, schema.nodes.embed.create({ id: freshId(), url, provider: siteOf(url) }, schema.nodes.caption.create()));
		},
	};
	const bindings = keyBindings(schema, {
		link: (state, dispatch, view) => (dispatch ? link(view) : true),
		send: () => {
			editor.session.sendNow();
			return true;
		},
	});
	const plugins = [
		parts(words),
		slashMenu({ host, words, acts, findStories: (text) => library.find(text) }),
		...editor.extraPlugins(schema),
		...bindings,
		history(),
		tableEditing(),
		dropCursor({ class: 'drop-cursor' }),
		gapCursor(),
		blockIds(),
		carets(),
		counts(words, editor.place('counts')),
		bubbleMenu({ host, words, link }),
		gutter({ host, words }),
	];
	const state = opened.state.reconfigure({ plugins: [...plugins, ...opened.state.plugins] });
	const view = new EditorView(host, {
		state,
		nodeViews: nodeViews({ words, uploads, media: (id) => library.media(id), storyOf: (id) => library.story(id), choose, chooseStored, addSubtitles }),
		scrollThreshold: covered,
		scrollMargin: covered,
		attributes: { role: 'group', 'aria-label': words.story, class: 'story-page', spellcheck: 'true', translate: 'no' },
		dispatchTransaction(transaction) {
			this.updateState(this.state.apply(transaction));
			editor.changed(transaction);
		},
	});
	return view;

	/** A file that was chosen, dropped, pasted or photographed: the block is there at once, the file follows. */
	function addFile(into, type, file) {
		const kind = type === 'image' && !file.type.startsWith('image/') ? typeOf(file) : type;
		const line = kind === 'file' ? schema.nodes.title : schema.nodes.caption;
		const node = schema.nodes[kind].create({ id: freshId() }, line.create());
		insertBlock(into, node);
		uploads.add(node.attrs.id, file);
	}

	/** The panel opens its dialog, and answers with `picture-chosen`. */
	function chooseStored(node) {
		editor.dispatchEvent(new CustomEvent('choose-picture', { detail: node.attrs.id, bubbles: true }));
	}

	/** What is said in a film, as a file beside it. */
	async function addSubtitles(node) {
		const [file] = await pick('.vtt,text/vtt', false);
		if (file) uploads.add(SUBTITLES + node.attrs.id, file);
	}

	/** Fills an empty picture block, or adds pictures to a gallery. */
	async function choose(into, position, node) {
		const isGallery = node.type.name === 'gallery';
		for (const file of await pick(isGallery || node.type.name.includes('mage') ? 'image/*' : '', isGallery)) {
			if (!isGallery) {
				uploads.add(node.attrs.id, file);
				continue;
			}
			const id = freshId();
			into.dispatch(into.state.tr.insert(position + 1 + into.state.doc.nodeAt(position).content.size, schema.nodes.galleryImage.create({ id }, schema.nodes.caption.create())));
			uploads.add(id, file);
		}
	}
}

const siteOf = (url) => URL.parse(url, location.href)?.hostname.replace(/^www\./, '') ?? '';

function typeOf(file) {
	if (file.type.startsWith('video/')) return 'video';
	return file.type.startsWith('audio/') ? 'audio' : 'file';
}

/** Opens the browser's choice of files; resolves when some were chosen. */
function picker(host) {
	const input = document.createElement('input');
	input.type = 'file';
	input.hidden = true;
	host.after(input);
	return (accept, multiple = true) =>
		new Promise((resolve) => {
			input.accept = accept;
			input.multiple = multiple;
			input.value = '';
			input.onchange = () => resolve([...input.files]);
			input.click();
		});
}
