//! What the find bar says, in English. Another language replaces the whole object.

/** The words of `findPlugin`. */
export const WORDS = {
	bar: 'Find in this story',
	find: 'Find',
	replace: 'Replace with',
	previous: 'Previous',
	next: 'Next',
	one: 'Replace',
	all: 'Replace all',
	close: 'Close',
	count: (at, all) => (at ? `${at} of ${all}` : `${all} found`),
	none: 'Not found',
	replaced: (n) => `${n} replaced`,
};
