//! Every node of a draft: the document, its texts, and one entry for each kind of block (docs/contracts/blocks.md).
//!
//! Content is always "any number of" below the body, so that merged changes of two people are never refused for their shape;
//! what a block must hold is checked before publication.

import { FIELDS, SCHEMA } from './fields.js';

const attributes = (defaults) => Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, { default: value }]));

/** A block: with an identity, and perhaps the fragment of its URL. */
const block = (defaults, spec) => ({ group: 'block', attrs: attributes({ id: '', anchor: '', ...defaults }), ...spec });

/** A line of text within a block, such as a caption; Enter leaves it. */
const line = (tag, name, spec = {}) => ({
	content: 'inline*',
	defining: true,
	parseDOM: [{ tag: `${tag}[data-line=${name}]` }],
	toDOM: () => [tag, { 'data-line': name, class: `line-${name}`, dir: 'auto' }, 0],
	...spec,
});

/** One of the texts above the body. */
const text = (tag, name) => ({
	content: 'text*',
	marks: '',
	defining: true,
	isolating: true,
	parseDOM: [{ tag: `${tag}[data-part=${name}]` }],
	toDOM: () => [tag, { 'data-part': name, class: `part-${name}`, dir: 'auto' }, 0],
});

const box = (kind) => ({ parseDOM: [{ tag: `div[data-block=${kind}]` }], toDOM: () => ['div', { 'data-block': kind, class: `block-${kind}` }, 0] });
const spans = { colspan: 1, rowspan: 1, colwidth: null };
const number = (dom, name) => Math.min(1000, Math.max(1, Number(dom.getAttribute(name)) || 1));
const cell = (tag, role) => ({
	content: 'block*',
	attrs: attributes(spans),
	tableRole: role,
	isolating: true,
	parseDOM: [{ tag, getAttrs: (dom) => ({ colspan: number(dom, 'colspan'), rowspan: number(dom, 'rowspan') }) }],
	toDOM: (node) => [tag, { colspan: node.attrs.colspan, rowspan: node.attrs.rowspan }, 0],
});
const heading = (tag, level) => ({ tag, attrs: { level } });

export const nodes = {
	doc: { content: 'headline standfirst dateline body', attrs: attributes({ schema: SCHEMA, ...FIELDS }) },
	headline: text('h1', 'headline'),
	standfirst: text('p', 'standfirst'),
	dateline: text('p', 'dateline'),
	body: {
		content: 'block*',
		isolating: true,
		parseDOM: [{ tag: 'div[data-part=body]' }],
		toDOM: () => ['div', { 'data-part': 'body', class: 'prose' }, 0],
	},
	paragraph: block({}, { content: 'inline*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', { dir: 'auto' }, 0] }),
	heading: block({ level: 2 }, {
		content: 'inline*',
		defining: true,
		parseDOM: [heading('h1', 2), heading('h2', 2), heading('h3', 3), heading('h4', 4), heading('h5', 5), heading('h6', 6)],
		toDOM: (node) => [`h${node.attrs.level}`, { dir: 'auto' }, 0],
	}),
	bulletList: block({}, { content: 'listItem*', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] }),
	orderedList: block({ start: 1, reversed: false, type: '' }, {
		content: 'listItem*',
		parseDOM: [{ tag: 'ol', getAttrs: (dom) => ({ start: dom.start || 1, reversed: dom.reversed, type: /^[aAiI]$/.test(dom.type) ? dom.type : '' }) }],
		toDOM: ({ attrs }) => ['ol', { start: attrs.start === 1 ? null : attrs.start, reversed: attrs.reversed ? '' : null, type: attrs.type || null }, 0],
	}),
	listItem: { content: 'block*', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
	blockquote: block({}, { content: '(block | cite)*', defining: true, parseDOM: [{ tag: 'blockquote' }], toDOM: () => ['blockquote', 0] }),
	pullQuote: block({}, { content: '(pullQuoteText | cite)*', defining: true, isolating: true, ...box('pullQuote') }),
	pullQuoteText: line('p', 'pullQuoteText'),
	cite: line('p', 'cite'),
	image: block({ media: '', source: '', alt: '', link: '', decorative: false }, { content: 'caption*', isolating: true, draggable: true, ...box('image') }),
	galleryImage: { attrs: attributes({ id: '', media: '', source: '', alt: '', link: '', decorative: false }), content: 'caption*', isolating: true, ...box('galleryImage') },
	gallery: block({}, { content: '(galleryImage | caption)*', isolating: true, draggable: true, ...box('gallery') }),
	caption: line('p', 'caption'),
	video: block({ media: '', source: '', subtitles: '' }, { content: 'caption*', isolating: true, draggable: true, ...box('video') }),
	audio: block({ media: '', source: '' }, { content: 'caption*', isolating: true, draggable: true, ...box('audio') }),
	embed: block({ url: '', provider: '' }, { content: 'caption*', isolating: true, draggable: true, ...box('embed') }),
	table: block({ caption: [] }, {
		content: 'tableRow*',
		tableRole: 'table',
		isolating: true,
		parseDOM: [{ tag: 'table' }],
		toDOM: () => ['table', ['tbody', 0]],
	}),
	tableRow: { content: '(tableCell | tableHeader)*', tableRole: 'row', parseDOM: [{ tag: 'tr' }], toDOM: () => ['tr', 0] },
	tableCell: cell('td', 'cell'),
	tableHeader: cell('th', 'header_cell'),
	factBox: block({}, { content: '(title | block)*', isolating: true, defining: true, ...box('factBox') }),
	title: line('p', 'title'),
	timeline: block({}, { content: 'timelineItem*', isolating: true, ...box('timeline') }),
	timelineItem: { content: '(when | block)*', defining: true, ...box('timelineItem') },
	when: line('p', 'when'),
	questionAnswer: block({}, { content: '(question | block)*', isolating: true, defining: true, ...box('questionAnswer') }),
	question: line('p', 'question'),
	keyPoints: block({}, { content: 'keyPoint*', isolating: true, ...box('keyPoints') }),
	keyPoint: line('p', 'keyPoint'),
	relatedStory: block({ story: '' }, { draggable: true, ...box('relatedStory'), toDOM: () => ['div', { 'data-block': 'relatedStory' }] }),
	liveEntry: block({ at: 0 }, { content: '(title | block)*', isolating: true, defining: true, ...box('liveEntry') }),
	horizontalRule: block({}, { parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] }),
	file: block({ media: '', source: '' }, { content: 'title*', isolating: true, draggable: true, ...box('file') }),
	codeBlock: block({ language: '' }, {
		content: 'inline*',
		code: true,
		defining: true,
		parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }],
		toDOM: () => ['pre', ['code', 0]],
	}),
	details: block({ open: false }, { content: '(summary | block)*', isolating: true, defining: true, ...box('details') }),
	summary: line('p', 'summary'),
	unknown: block({ name: '', source: '', text: '' }, { draggable: true, ...box('unknown'), toDOM: () => ['div', { 'data-block': 'unknown' }] }),
	hardBreak: { group: 'inline', inline: true, selectable: false, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] },
	text: { group: 'inline' },
};
