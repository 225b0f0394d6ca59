//! Properties of text. Their order is the order in which the domain stores them, outermost first.

const plain = (tag, ...rules) => ({ parseDOM: [{ tag }, ...rules], toDOM: () => [tag, 0] });

export const marks = {
	link: {
		attrs: { href: {} },
		inclusive: false,
		parseDOM: [{ tag: 'a[href]', getAttrs: (dom) => (dom.getAttribute('href') ? { href: dom.getAttribute('href') } : false) }],
		toDOM: (mark) => ['a', { href: mark.attrs.href, rel: 'nofollow' }, 0],
	},
	language: {
		attrs: { lang: {} },
		parseDOM: [{ tag: 'span[lang]', getAttrs: (dom) => ({ lang: dom.getAttribute('lang') }) }],
		toDOM: (mark) => ['span', { lang: mark.attrs.lang }, 0],
	},
	bold: plain('strong', { tag: 'b', getAttrs: (dom) => dom.style.fontWeight !== 'normal' && null }),
	italic: plain('em', { tag: 'i', getAttrs: (dom) => dom.style.fontStyle !== 'normal' && null }),
	strike: plain('s', { tag: 'del' }, { tag: 'strike' }),
	code: { ...plain('code'), code: true },
	subscript: plain('sub'),
	superscript: plain('sup'),
};
