//! The characters of a line: spaces become single, invisible ones go, and marks do not reach over a space at their edge.

const SPECIAL = /[\t\n\u0000-\u001f\u007f-\u00a0\u00ad\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\ufb00-\ufb06\ufeff\ufffc]|[ ]{2}|[\ud800-\udfff]/;
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff\ufffc]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const SPACES = /[ \t\r\u00a0\u2000-\u200a\u202f\u205f]+/g;

/** Whether a no-break space between these texts means something: figures, units, French punctuation, abbreviated names. */
function binds(before, after) {
	if (/\d$/.test(before) && /^[\d\p{L}%‰€$£¥₹°²³]/u.test(after)) return true;
	if (/[«‹§№#]$/.test(before) || /^[»›;:!?%]/.test(after)) return true;
	if (/[€$£¥₹]$/.test(before) && /^\d/.test(after)) return true;
	return /(?:^|[\s(«“"])(?:\p{Lu}\p{L}{0,2}|\p{Ll})\.$/u.test(before) && /^[\p{Lu}\d]/u.test(after);
}

/**
 * Lines of text from runs of `{ text, marks }` or `{ text: '\n', isBreak: true }`: two breaks divide, one stays as a
 * `hardBreak`, nothing begins or ends with a space. Each line is an array of inline nodes.
 */
export function lines(runs) {
	if (runs.length === 1 && !SPECIAL.test(runs[0].text)) {
		const text = runs[0].text.trim();
		return text ? [[node(text, runs[0].marks)]] : [];
	}
	const letters = new Letters(runs);
	letters.replace(INVISIBLE, (found) => found.length === 1 && found >= '\ud800' && found <= '\udfff' ? '\ufffd' : '');
	letters.replace(/[\ufb00-\ufb06]/g, (found) => found.normalize('NFKC'));
	letters.replace(/\r\n?|\u2028/g, () => '\n');
	letters.replace(/\u2029/g, () => '\n\n');
	letters.replace(SPACES, (found, at, text) => {
		if (found.length > 1 || found === ' ' || found === '\t' || found === '\r') return ' ';
		return binds(text.slice(Math.max(0, at - 8), at), text.slice(at + 1, at + 4)) ? found : ' ';
	});
	letters.replace(/ ?\n(?: ?\n)* ?|^ | $/g, (found, at, text) => found === ' ' || at === 0 || at + found.length === text.length ? '' : found.replaceAll(' ', ''));
	return letters.lines();
}

/** A text in which every letter knows the run it came from. */
class Letters {
	constructor(runs) {
		this.runs = runs;
		this.text = runs.map((run) => run.text).join('');
		this.owner = new Uint32Array(this.text.length);
		let at = 0;
		runs.forEach((run, index) => {
			this.owner.fill(index, at, at + run.text.length);
			at += run.text.length;
		});
	}

	replace(pattern, change) {
		let made = '';
		let done = 0;
		const owners = [];
		for (const match of this.text.matchAll(pattern)) {
			const insert = change(match[0], match.index, this.text);
			if (insert === match[0]) continue;
			owners.push(this.owner.subarray(done, match.index), new Uint32Array(insert.length).fill(this.owner[match.index]));
			made += this.text.slice(done, match.index) + insert;
			done = match.index + match[0].length;
		}
		if (!done) return;
		owners.push(this.owner.subarray(done));
		this.text = made + this.text.slice(done);
		const owner = new Uint32Array(this.text.length);
		let at = 0;
		for (const part of owners) {
			owner.set(part, at);
			at += part.length;
		}
		this.owner = owner;
	}

	/** The marks of the letter, or of a space those that reach over it from both sides. */
	#marks(at) {
		const own = this.runs[this.owner[at]].marks;
		if (!own.length || this.text[at] !== ' ') return own;
		const before = at > 0 && this.text[at - 1] !== '\n' ? this.runs[this.owner[at - 1]].marks : [];
		const after = at + 1 < this.text.length && this.text[at + 1] !== '\n' ? this.runs[this.owner[at + 1]].marks : [];
		if (before === own && after === own) return own;
		return own.filter((mark) => [before, after].every((others) => others.some((other) => same(other, mark))));
	}

	lines() {
		const all = [];
		let line = [];
		let from = 0;
		let marks = null;
		const end = (to) => {
			if (to > from) line.push(node(this.text.slice(from, to), marks));
		};
		for (let at = 0; at < this.text.length; at++) {
			if (this.text[at] === '\n') {
				end(at);
				marks = null;
				from = at + 1;
				if (this.text[at + 1] === '\n') {
					while (this.text[at + 1] === '\n') at++;
					from = at + 1;
					all.push(line);
					line = [];
				} else if (line.length) line.push({ type: 'hardBreak' });
			} else {
				const next = this.#marks(at);
				if (marks && next !== marks && !sameSet(next, marks)) {
					end(at);
					from = at;
				}
				if (!marks || from === at) marks = next;
			}
		}
		end(this.text.length);
		all.push(line);
		return all.filter((line) => line.length);
	}
}

const node = (text, marks) => marks?.length ? { type: 'text', text, marks } : { type: 'text', text };
const same = (a, b) => a === b || (a.type === b.type && a.attrs?.href === b.attrs?.href && a.attrs?.lang === b.attrs?.lang);
const sameSet = (a, b) => a.length === b.length && a.every((mark) => b.some((other) => same(mark, other)));
