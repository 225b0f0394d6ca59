//! Tables with data; those that only lay out a page become what is in their cells.

import { inlineOf, isAll, textOf, without } from './flow.js';
import { isSeen } from './clutter.js';
import { blocksOf } from './walk.js';

const MOST_COLUMNS = 100;

/** Reads a `table`. */
export function readTable(element, context, flow, job) {
	flow.endLine();
	const caption = element.querySelector(':scope > caption');
	const line = caption ? inlineOf(blocksOf(caption, context, job).blocks) : [];
	const cells = rowsOf(element, job).map((row) => [...row.children].filter((cell) => /^t[dh]$/.test(cell.localName) && isSeen(cell, job.sheet.of(cell)))).filter((row) => row.length);
	const isHead = (cell) => cell.localName === 'th';
	const rows = cells.map((row) => row.map((cell) => ({
		head: isHead(cell),
		colspan: span(cell, 'colspan', MOST_COLUMNS),
		rowspan: span(cell, 'rowspan', cells.length),
		blocks: blocksOf(cell, inCell(cell, context, job), job).blocks,
	})));
	if (isLayout(element, rows, context)) {
		if (line.length) flow.push({ type: 'paragraph', content: line });
		for (const cell of rows.flat()) for (const block of cell.blocks) flow.push(block);
		return;
	}
	const grid = rectangular(rows);
	markHead(grid);
	flow.push({ type: 'table', attrs: { caption: line }, content: grid.map((row) => ({ type: 'tableRow', content: row.map(cellNode) })) });
}

const rowsOf = (table, job) => [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table
	&& isSeen(row, job.sheet.of(row)) && isSeen(row.parentElement, job.sheet.of(row.parentElement)));

function span(cell, name, most) {
	return Math.min(Math.max(1, Number.parseInt(cell.getAttribute(name) ?? '1', 10) || 1), Math.max(1, most));
}

function inCell(cell, context, job) {
	const css = job.sheet.of(cell);
	const bold = css.bold === true && cell.localName !== 'th' && !context.marks.some((mark) => mark.type === 'bold');
	return { ...context, pre: css.pre ?? context.pre, depth: context.depth + 1, marks: bold ? [...context.marks, { type: 'bold' }] : context.marks };
}

function isLayout(element, rows, context) {
	if (!rows.length || /^(?:presentation|none)$/.test(element.getAttribute('role') ?? '') || element.querySelector('table')) return true;
	if (context.lists > 3 || context.quotes > 3 || element.parentElement?.closest('table')?.getAttribute('role') === 'grid') return true;
	const cells = rows.flat();
	if (Math.max(...rows.map((row) => row.reduce((sum, cell) => sum + cell.colspan, 0))) === 1) return true;
	// a page in columns: whole passages in a few cells without a border or a head
	const letters = cells.reduce((sum, cell) => sum + cell.blocks.reduce((all, block) => all + textOf(block).length, 0), 0);
	return letters / cells.length > 600 && !cells.some((cell) => cell.head) && !Number(element.getAttribute('border'));
}

/** Rows of equal length: spans end with the table, missing cells are added. */
function rectangular(rows) {
	const taken = rows.map(() => []);
	rows.forEach((row, y) => {
		let x = 0;
		for (const cell of row) {
			while (taken[y][x]) x++;
			cell.rowspan = Math.min(cell.rowspan, rows.length - y);
			for (let dx = 1; dx < cell.colspan; dx++) if (taken[y][x + dx]) cell.colspan = dx;
			for (let dy = 0; dy < cell.rowspan; dy++) for (let dx = 0; dx < cell.colspan; dx++) taken[y + dy][x + dx] = true;
			x += cell.colspan;
		}
	});
	const width = Math.max(...taken.map((row) => row.length));
	rows.forEach((row, y) => {
		for (let x = 0; x < width; x++) if (!taken[y][x]) row.push({ head: false, colspan: 1, rowspan: 1, blocks: [] });
	});
	return rows;
}

/** First rows in which everything is strong are the head. */
function markHead(rows) {
	if (rows.length < 2 || rows.flat().some((cell) => cell.head)) {
		rows.flat().filter((cell) => cell.head).forEach(plain);
		return;
	}
	const isStrong = (cell) => !cell.blocks.length || cell.blocks.every((block) => block.type === 'paragraph' && isAll(block.content, 'bold'));
	for (const row of rows.slice(0, -1)) {
		if (!row.some((cell) => cell.blocks.length) || !row.every(isStrong)) break;
		for (const cell of row) {
			cell.head = true;
			plain(cell);
		}
	}
}

/** A head is strong already. */
function plain(cell) {
	cell.blocks = cell.blocks.map((block) => block.type === 'paragraph' && isAll(block.content, 'bold') ? { ...block, content: without(block.content, 'bold') } : block);
}

const cellNode = ({ head, colspan, rowspan, blocks }) => ({
	type: head ? 'tableHeader' : 'tableCell',
	attrs: { colspan, rowspan },
	content: blocks.length ? blocks : [{ type: 'paragraph' }],
});
