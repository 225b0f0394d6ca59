//! Markdown within a line, and bare URLs in any plain text.

import { pastedHref } from './href.js';

/** Longer lines are read without Markdown, in UTF-16 units. The counts below bound the work in the same way. */
const LONGEST = 20_000;
const URL_IN_TEXT = /\bhttps?:\/\/[^\s<>"“”«»]+/gi;
const TOKEN = new RegExp([
	/(?<escaped>\\[\\`*_{}[\]()#+\-.!~>|])/,
	/(?<ticks>`+)(?<code>[^`]|[^`][\s\S]{0,1000}?[^`])\k<ticks>(?!`)/,
	/!\[(?<alt>[^\]]{0,500})\]\((?<src>[^()\s]{1,2000})(?:\s+"[^"]*")?\)/,
	/\[(?<label>(?:[^[\]]|\[[^[\]]{0,100}\]){1,300})\]\((?<href>[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200}){0,4})(?:\s+"[^"]*")?\)/,
	/<(?<auto>(?:https?|mailto):[^\s<>]{1,2000})>/,
	/(?<![*])(?<strong>\*\*|(?<!\w)__)(?=[^\s*])(?<bold>[\s\S]{0,1000}?[^\s])\k<strong>(?!\w*_)/,
	/(?<star>\*)(?=[^\s*])(?<starred>[^*]{0,1000}?[^\s*])\*(?!\*)/,
	/(?<!\w)_(?=[^\s_])(?<under>[^_]{0,1000}?[^\s_])_(?!\w)/,
	/~~(?=\S)(?<struck>[^~]{0,1000}?\S)~~/,
].map((part) => part.source).join('|'), 'gu');

const add = (marks, mark) => marks.some((other) => other.type === mark.type) ? marks : [...marks, mark];

/** Runs of a text without Markdown: URLs become links. */
export function plainRuns(text, marks = []) {
	if (marks.some((mark) => mark.type === 'link' || mark.type === 'code')) return [{ text, marks }];
	const runs = [];
	let done = 0;
	for (const match of text.matchAll(URL_IN_TEXT)) {
		let url = match[0].replace(/[.,;:!?…'’)\]]+$/, (end) => end.startsWith(')') && match[0].includes('(') ? ')' : '');
		const href = pastedHref(url);
		if (!href) continue;
		runs.push({ text: text.slice(done, match.index), marks }, { text: url, marks: [...marks, { type: 'link', attrs: { href } }] });
		done = match.index + url.length;
	}
	runs.push({ text: text.slice(done), marks });
	return runs.filter((run) => run.text);
}

/** Runs of a text with Markdown; pictures become runs with `image`. */
export function markdownRuns(text, marks = [], depth = 0) {
	if (depth > 6 || text.length > LONGEST) return plainRuns(text, marks);
	const runs = [];
	let done = 0;
	for (const match of text.matchAll(TOKEN)) {
		runs.push(...plainRuns(text.slice(done, match.index), marks));
		runs.push(...token(match, marks, depth));
		done = match.index + match[0].length;
	}
	runs.push(...plainRuns(text.slice(done), marks));
	return runs;
}

function token({ 0: all, groups }, marks, depth) {
	const inside = (text, type) => markdownRuns(text, add(marks, { type }), depth + 1);
	if (groups.escaped) return [{ text: groups.escaped[1], marks }];
	if (groups.code !== undefined) return [{ text: groups.code, marks: add(marks, { type: 'code' }) }];
	if (groups.src) {
		const source = pastedHref(groups.src);
		return source ? [{ image: { type: 'image', attrs: { source, alt: groups.alt } } }] : [{ text: groups.alt, marks }];
	}
	if (groups.label !== undefined) {
		const href = pastedHref(groups.href);
		return markdownRuns(groups.label, href ? add(marks, { type: 'link', attrs: { href } }) : marks, depth + 1);
	}
	if (groups.auto) {
		const href = pastedHref(groups.auto);
		return [{ text: groups.auto.replace(/^mailto:/, ''), marks: href ? add(marks, { type: 'link', attrs: { href } }) : marks }];
	}
	if (groups.bold !== undefined) return inside(groups.bold, 'bold');
	if (groups.starred !== undefined) return inside(groups.starred, 'italic');
	if (groups.under !== undefined) return inside(groups.under, 'italic');
	if (groups.struck !== undefined) return inside(groups.struck, 'strike');
	return [{ text: all, marks }];
}
