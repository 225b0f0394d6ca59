//! Plain text from the clipboard to blocks: paragraphs, cells of a spreadsheet, cards for URLs, Markdown, copied markup.

import { embed, isBareUrl } from './embeds.js';
import { fromHtml } from './html.js';
import { isHardWrapped } from './lines.js';
import { isMarkdown, markdown } from './markdown.js';
import { plainRuns } from './markdown_inline.js';
import { lines as finished } from './spaces.js';
import { isMarkup, withParagraphs } from './wordpress.js';

/** What follows is not read, in UTF-16 units: `limited` cuts texts long before. */
const LONGEST = 1_000_000;
/** Longer texts are read as paragraphs only. */
const LONGEST_MARKDOWN = 600_000;

/**
 * The blocks of a plain text, as `fromHtml` returns them, and `wrapped`: the lines of each paragraph, where they look as if
 * a program had broken them, so that joining them can be offered.
 */
export function fromText(text, options = {}) {
	// more than one paste can add, whatever it holds
	const clean = text.slice(0, LONGEST).replace(/\r\n?/g, '\n').replace(/\u0000/g, '');
	const nothing = { blocks: [], uploads: [], missing: [], notes: null, wrapped: null };
	if (clean.length < LONGEST_MARKDOWN) {
		const markup = isMarkup(clean) && fromHtml(withParagraphs(clean), options);
		if (markup) return { ...nothing, ...markup };
		const cells = spreadsheet(clean);
		if (cells) return { ...nothing, blocks: [cells] };
		if (isMarkdown(clean)) return { ...nothing, blocks: markdown(clean) };
	}
	const parts = split(clean);
	const blocks = parts.flatMap(paragraph);
	const lines = clean.split('\n');
	return { ...nothing, blocks, wrapped: clean.length < LONGEST_MARKDOWN && isHardWrapped(lines) ? lines : null };
}

/** Paragraphs as arrays of lines. Where no line is empty and some are long, each line is a paragraph. */
function split(text) {
	const lines = text.split('\n');
	if (!/\n[ \t]*\n/.test(text) && lines.filter((line) => line.length > 120).length >= 2) return lines.map((line) => [line]);
	return text.split(/\n(?:[ \t]*\n)+/).map((part) => part.split('\n'));
}

function paragraph(lines) {
	const blocks = [];
	let runs = [];
	const end = () => {
		blocks.push(...finished(runs).map((content) => ({ type: 'paragraph', content })));
		runs = [];
	};
	for (const line of lines) {
		const card = isBareUrl(line.trim()) ? embed(line.trim()) : null;
		if (card) {
			end();
			blocks.push(card);
		} else {
			if (runs.length) runs.push({ text: '\n', marks: [] });
			runs.push(...plainRuns(line));
		}
	}
	end();
	return blocks;
}

/** Rows of cells parted by tabs. */
function spreadsheet(text) {
	const rows = text.replace(/\n+$/, '').split('\n').map((line) => line.split('\t'));
	if (rows.length < 2 || rows.length > 2000 || rows[0].length < 2 || rows.some((row) => row.length !== rows[0].length)) return null;
	if (rows.every((row) => !row[0].trim())) return null;
	const cell = (value) => ({ type: 'tableCell', content: [{ type: 'paragraph', ...(value.trim() && { content: finished(plainRuns(value))[0] }) }] });
	return { type: 'table', content: rows.map((row) => ({ type: 'tableRow', content: row.map(cell) })) };
}
