//! What is on a page but not part of its text: controls, advertisements, helpers for machines, hidden elements.

const DROPPED = new Set(('base basefont bgsound button canvas datalist frame frameset input link map meta noembed noframes noscript optgroup option '
	+ 'param progress meter script select style svg template textarea title track').split(' '));
const ADVERTISEMENT = /(?:^|[\s_-])(?:ad-slot\w*|adsbygoogle|advert(?:isement|s)?|ad-(?:container|wrapper|unit|label|placeholder)|dfp-ad\S*|google-auto-placed)(?:$|[\s_-])/i;
const HELPER = /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-(?:text|only)|assistive-text|u-hidden)(?:$|\s)/i;

/** Whether a person sees the element on the page that it comes from. */
export function isSeen(element, css) {
	return !css.hidden && !element.hidden && element.getAttribute('aria-hidden') !== 'true' && !HELPER.test(element.className);
}

/** Whether an element is no part of the text. */
export function isClutter(element, name) {
	if (DROPPED.has(name)) return true;
	// Office's settings, where they do not stand in a comment; an element that was never closed can hold the whole text
	if (name === 'xml') return !element.querySelector('p, div, table, span');
	if (name === 'label') return element.closest('form') !== null;
	return typeof element.className === 'string' && (ADVERTISEMENT.test(element.className) || ADVERTISEMENT.test(element.id));
}
