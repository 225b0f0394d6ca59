//! The fields of a story: attributes of the draft document, with their defaults (docs/contracts/drafts.md).

/** What an attribute of the document is when nobody has set it. */
export const FIELDS = {
	section: '',
	sections: [],
	tags: [],
	bylines: [],
	leadImage: '',
	slug: '',
	language: 'en',
	direction: 'ltr',
	format: 'standard',
	commentsOpen: true,
	pinned: false,
	embargoUntil: null,
	expiresAt: null,
	frontHeadline: '',
	seoTitle: '',
	seoDescription: '',
	canonicalUrl: '',
	noIndex: false,
	socialTitle: '',
	socialDescription: '',
	socialImage: '',
};

/** The number of this schema; the server refuses older ones. */
export const SCHEMA = 1;
