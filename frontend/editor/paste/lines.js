//! Lines of a fixed width, as PDFs and old mails have them.

const END = /[.!?:۔؟…]["'”’»)\]]?$/u;

/** Paragraphs from the lines of a printed page: short lines end one, hyphens at a line's end go. */
export function joinLines(lines) {
	const width = Math.max(...lines.map((line) => line.trim().length));
	const made = [];
	let open = '';
	for (const line of lines.map((line) => line.replace(/\u00ad(?=\S)/g, '').trim())) {
		if (!line) {
			if (open) made.push(open);
			open = '';
			continue;
		}
		if (!open) open = line;
		else if (/\p{L}[-\u00ad]$/u.test(open) && /^\p{Ll}/u.test(line)) open = open.slice(0, -1) + line;
		else open += ` ${line}`;
		const isShort = line.length < width * 0.7;
		if (isShort && (END.test(line) || open === line)) {
			made.push(open);
			open = '';
		}
	}
	if (open) made.push(open);
	return made;
}

/** Whether lines look as if a program had broken them: most of them nearly as long as the longest. */
export function isHardWrapped(lines) {
	const full = lines.filter((line) => line.trim());
	const width = Math.max(0, ...full.map((line) => line.length));
	if (full.length < 3 || width < 45 || width > 120) return false;
	const inner = full.slice(0, -1);
	return inner.filter((line) => line.length > width * 0.75).length / inner.length > 0.6;
}
