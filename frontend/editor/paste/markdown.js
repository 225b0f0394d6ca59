//! Markdown as people copy it from notes, chats and code hosts: blocks.

import { isBareUrl, embed } from './embeds.js';
import { list } from './flow.js';
import { isHardWrapped } from './lines.js';
import { markdownRuns } from './markdown_inline.js';
import { lines as finished } from './spaces.js';

const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/;
const RULE = /^ {0,3}([-*_])(?: *\1){2,}\s*$/;
const QUOTE = /^ {0,3}> ?(.*)$/;
const FENCE = /^ {0,3}(```+|~~~+)\s*([\w+#-]*)\s*$/;
const ITEM = /^(\s*)([-*+•]|\d{1,4}[.)])(\s+)(?:\[[ xX]\]\s+)?(.*)$/;
const DIVIDER = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/;
const DEEPEST = 8;

/** Whether a plain text is written in Markdown: at least one sign that no other text has. */
export function isMarkdown(text) {
	if (/^ {0,3}(?:```|~~~)/m.test(text) || /\[[^[\]\n]{1,300}\]\((?:https?:|mailto:|\/)[^)\s]{0,2000}\)/.test(text)) return true;
	if (/^#{1,6} \S.*$/m.test(text) || /(?:^|[\s(])\*\*[^\s*][^*\n]{0,300}\*\*(?:$|[\s.,;:!?)])/m.test(text)) return true;
	const rows = text.split('\n');
	if (rows.some((row, at) => at > 0 && DIVIDER.test(row) && rows[at - 1].includes('|'))) return true;
	const items = rows.filter((row) => ITEM.test(row)).length;
	return items >= 2 || rows.filter((row) => /^> \S/.test(row)).length >= 1;
}

/** The blocks of a Markdown text. */
export function markdown(text) {
	const shift = /^# \S/m.test(text) ? 1 : 0;
	return read(text.replace(/\t/g, '    ').split('\n'), shift, 0);
}

function read(rows, shift, depth) {
	const blocks = [];
	let open = [];
	const end = () => {
		if (open.length) blocks.push(...paragraphs(open));
		open = [];
	};
	for (let at = 0; at < rows.length;) {
		const row = rows[at];
		const next = special(rows, at, shift, depth, open.length > 0);
		if (next) {
			end();
			blocks.push(...next.blocks);
			at = next.at;
		} else {
			if (row.trim()) open.push(row);
			else end();
			at++;
		}
	}
	end();
	return blocks;
}

/** The block that begins at a row, and the row after it; null for running text. */
function special(rows, at, shift, depth, isInParagraph) {
	const row = rows[at];
	const heading = HEADING.exec(row);
	if (heading?.[2]) return { blocks: headings(heading[2], Math.min(6, Math.max(2, heading[1].length + shift))), at: at + 1 };
	if (/^=+\s*$/.test(row) && isInParagraph) return { blocks: [], at: at + 1 };
	if (RULE.test(row)) return { blocks: [{ type: 'horizontalRule' }], at: at + 1 };
	if (FENCE.test(row)) return fenced(rows, at);
	if (QUOTE.test(row) && depth < DEEPEST) return quoted(rows, at, shift, depth);
	if (ITEM.test(row) && depth < DEEPEST && (!isInParagraph || !/^\s*\d/.test(row))) return items(rows, at, shift, depth);
	if (row.includes('|') && DIVIDER.test(rows[at + 1] ?? '')) return table(rows, at);
	return null;
}

function headings(text, level) {
	return finished(markdownRuns(text).filter((run) => run.text)).map((content) => ({ type: 'heading', attrs: { level }, content }));
}

function paragraphs(rows) {
	const isSoft = isHardWrapped(rows);
	const blocks = [];
	let runs = [];
	const end = () => {
		blocks.push(...finished(runs).map((content) => ({ type: 'paragraph', content })));
		runs = [];
	};
	const push = (text) => {
		for (const run of markdownRuns(text)) {
			if (!run.image) runs.push(run);
			else {
				end();
				blocks.push(run.image);
			}
		}
	};
	if (isSoft) push(rows.map((row) => row.trim()).join(' '));
	else {
		for (const row of rows) {
			const card = isBareUrl(row.trim()) ? embed(row.trim()) : null;
			if (card) {
				end();
				blocks.push(card);
			} else {
				if (runs.length) runs.push({ text: '\n', marks: [] });
				push(row.replace(/\\$/, ''));
			}
		}
	}
	end();
	return blocks;
}

function fenced(rows, at) {
	const [, sign, language] = FENCE.exec(rows[at]);
	let end = at + 1;
	while (end < rows.length && !(rows[end].trim().startsWith(sign[0].repeat(3)) && !/[^`~\s]/.test(rows[end]))) end++;
	return { blocks: code(rows.slice(at + 1, end), language), at: end + 1 };
}

function code(rows, language) {
	const content = rows.flatMap((row, index) => [...(index ? [{ type: 'hardBreak' }] : []), ...(row ? [{ type: 'text', text: row }] : [])]);
	return rows.join('').trim() ? [{ type: 'codeBlock', attrs: { language }, content }] : [];
}

function quoted(rows, at, shift, depth) {
	const inner = [];
	let end = at;
	for (; end < rows.length && QUOTE.test(rows[end]); end++) inner.push(QUOTE.exec(rows[end])[1]);
	const content = read(inner, shift, depth + 1);
	return { blocks: content.length ? [{ type: 'blockquote', content }] : [], at: end };
}

function items(rows, at, shift, depth) {
	const [, indent, marker] = ITEM.exec(rows[at]);
	const ordered = /\d/.test(marker);
	const content = [];
	let end = at;
	while (end < rows.length) {
		const found = ITEM.exec(rows[end]);
		if (!found || found[1].length > indent.length + 1 || found[1].length < indent.length - 1 || /\d/.test(found[2]) !== ordered || RULE.test(rows[end])) break;
		const width = found[1].length + found[2].length + 1;
		const inner = [found[4]];
		end++;
		while (end < rows.length) {
			const space = /^ */.exec(rows[end])[0].length;
			if (!rows[end].trim()) {
				const next = rows.slice(end).find((row) => row.trim());
				if (next === undefined || /^ */.exec(next)[0].length < Math.min(width, indent.length + 2)) break;
				inner.push('');
			} else if (space >= indent.length + 2) inner.push(rows[end].slice(Math.min(space, width)));
			else if (!ITEM.test(rows[end]) && !special(rows, end, shift, depth, true) && inner.at(-1)) inner.push(rows[end].trim());
			else break;
			end++;
		}
		const blocks = read(inner, shift, depth + 1);
		if (blocks.length) content.push({ type: 'listItem', content: blocks });
		let after = end;
		while (after < rows.length && !rows[after].trim()) after++;
		if (ITEM.test(rows[after] ?? '')) end = after;
	}
	const attrs = ordered ? { start: Number.parseInt(marker, 10), type: '', reversed: false } : null;
	return { blocks: content.length ? [list(ordered, attrs, content)] : [], at: end };
}

function table(rows, at) {
	const cells = (row) => row.trim().replace(/^\||\|$/g, '').split(/(?<!\\)\|/).map((cell) => finished(markdownRuns(cell.trim()).filter((run) => run.text))[0]);
	const all = [cells(rows[at])];
	let end = at + 2;
	for (; end < rows.length && rows[end].includes('|'); end++) all.push(cells(rows[end]));
	const width = Math.max(...all.map((row) => row.length));
	const content = all.map((row, y) => ({
		type: 'tableRow',
		content: Array.from({ length: width }, (_, x) => ({
			type: y ? 'tableCell' : 'tableHeader',
			content: [{ type: 'paragraph', ...(row[x] && { content: row[x] }) }],
		})),
	}));
	return { blocks: [{ type: 'table', content }], at: end };
}
