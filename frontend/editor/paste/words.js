//! What the paste of a text says to the person, in English. Another language replaces the whole object.

const count = (n, one, many) => n === 1 ? `1 ${one}` : `${n} ${many}`;

/** The sentences of `pastePlugin`. */
export const WORDS = {
	changes: 'Tracked changes were accepted.',
	comments: (n) => `${count(n, 'comment', 'comments')} of reviewers left out.`,
	missing: (n) => `${count(n, 'picture', 'pictures')} could not be copied: add ${n === 1 ? 'it' : 'them'} from a file.`,
	fetched: (n) => `${count(n, 'file is', 'files are')} being uploaded.`,
	failed: (name, why) => `${name} was not uploaded${why ? `: ${why}` : '.'}`,
	galleries: (n) => `${count(n, 'gallery', 'galleries')} left out: only the other site has the pictures.`,
	frames: (hosts) => `A frame was left out${hosts ? `: ${hosts}` : ''}.`,
	simplified: 'The text was too long or too deeply nested to keep its formatting: it was pasted as plain text.',
	shortened: (words) => `The text is too long for one story. The first ${words.toLocaleString('en')} words were pasted; the rest is still in the clipboard.`,
	drawing: (name) => `${name} is a drawing (SVG), which can hold scripts: save it as PNG and add that.`,
	wrapped: 'The lines look broken at a fixed width.',
	join: 'Join lines',
};
