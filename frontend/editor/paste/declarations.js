//! What CSS on the clipboard says about meaning: weight, slant, strike, position of text, visibility. Everything else is look.

const MAX_SHEET = 400_000;
const cache = new Map();
const NOTHING = {};

/** Properties by name, of a `style` attribute or a rule. */
function properties(text) {
	const found = {};
	for (const part of text.split(';')) {
		const colon = part.indexOf(':');
		if (colon > 0) found[part.slice(0, colon).trim().toLowerCase()] = part.slice(colon + 1).replace(/!important/i, '').replace(/\s+/g, ' ').trim();
	}
	return found;
}

/**
 * The declarations that matter, as `{ bold, italic, strike, vertical, hidden, display, pre, indent, numbering, ... }`; an
 * absent one says nothing. The same text is parsed once, because clipboards repeat it in every element.
 */
export function declarations(text) {
	if (!text) return NOTHING;
	let made = cache.get(text);
	if (made) return made;
	made = interpret(properties(text));
	if (cache.size > 2000) cache.clear();
	cache.set(text, made);
	return made;
}

function interpret(css) {
	const made = {};
	const weight = css['font-weight'] ?? /\b(?:bold|[67]00)\b/.exec(css.font ?? '')?.[0];
	if (weight && weight !== 'inherit') made.bold = /^(?:bold|bolder|[6-9]\d\d|1000)$/i.test(weight);
	if (css['font-style'] && css['font-style'] !== 'inherit') made.italic = /^(?:italic|oblique)/i.test(css['font-style']);
	if (/line-through/i.test(`${css['text-decoration']} ${css['text-decoration-line']}`)) made.strike = true;
	if (/^(?:sub|super)$/i.test(css['vertical-align'] ?? '')) made.vertical = css['vertical-align'].toLowerCase() === 'sub' ? 'subscript' : 'superscript';
	if (isHidden(css)) made.hidden = true;
	if (css.display) made.display = css.display.toLowerCase();
	const space = css['white-space'] ?? css['white-space-collapse'];
	if (space && space !== 'inherit') made.pre = /^(?:pre|pre-wrap|pre-line|break-spaces|preserve|preserve-breaks)\b/i.test(space);
	if (css['list-style-type'] ?? css['list-style']) made.numbering = (css['list-style-type'] ?? css['list-style']).toLowerCase();
	const indent = length(css['margin-left'] ?? css['margin-right']);
	if (indent !== null) made.indent = indent;
	if (css.width) made.width = length(css.width);
	if (css['mso-list']) made.list = css['mso-list'].toLowerCase();
	if (css['mso-element']) made.element = css['mso-element'].toLowerCase();
	if (css['mso-special-character']) made.special = css['mso-special-character'].toLowerCase();
	if (css['mso-comment-reference']) made.commented = true;
	if (css['mso-footnote-id'] ?? css['mso-endnote-id']) made.note = true;
	return made;
}

/** Not seen on the page it comes from, by any of the usual ways. */
function isHidden(css) {
	if (css.display === 'none' || /^(?:hidden|collapse)$/i.test(css.visibility ?? '') || css['mso-hide'] === 'all') return true;
	if (!/^(?:absolute|fixed)$/i.test(css.position ?? '')) return false;
	return /^-\d{3,}/.test(css.left ?? '') || /^-\d{3,}/.test(css.top ?? '') || /^rect\((?:0|1px)\b/.test(css.clip ?? '') || /^(?:0|1px)$/.test(css.width ?? '');
}

const UNITS = { pt: 1, px: 0.75, in: 72, cm: 28.35, mm: 2.835, em: 12, rem: 12, pc: 12 };

/** A length in points; null where it is none or relative. */
function length(text) {
	const found = /^(-?[\d.]+)(pt|px|in|cm|mm|em|rem|pc)?$/i.exec(text ?? '');
	return found ? Number(found[1]) * UNITS[(found[2] ?? 'pt').toLowerCase()] : null;
}

function withoutComments(css) {
	const [first, ...rest] = css.split('/*');
	return first + rest.map((part) => part.slice(part.includes('*/') ? part.indexOf('*/') + 2 : part.length)).join('');
}

/** The style sheet on a clipboard: rules for one class, perhaps of one kind of element, and the numbering of Word's lists. */
export class Sheet {
	#rules = new Map();
	/** The number format by `l0:level1`. */
	numbering = new Map();

	constructor(text) {
		// split, not matched: a pattern would need time by the square of the length in sheets without an end
		for (const rule of withoutComments(text.slice(0, MAX_SHEET).replace(/<!--|-->/g, '')).split('}')) {
			const [selectors, body] = rule.split('{').slice(-2);
			if (body === undefined) continue;
			const list = /@list\s+(l\d+):level(\d+)/i.exec(selectors);
			if (list) {
				this.numbering.set(`${list[1].toLowerCase()}:level${list[2]}`, properties(body)['mso-level-number-format'] ?? 'arabic');
				continue;
			}
			const made = declarations(body);
			if (made === NOTHING || !Object.keys(made).length) continue;
			for (const selector of selectors.split(',')) {
				const found = /^\s*([a-z][a-z0-9]*)?\.([\w-]+)\s*$/i.exec(selector);
				if (!found) continue;
				const key = `${(found[1] ?? '').toLowerCase()}.${found[2]}`;
				this.#rules.set(key, { ...this.#rules.get(key), ...made });
			}
		}
	}

	/** The declarations of an element: by its classes, then by its own `style`. */
	of(element) {
		const own = declarations(element.getAttribute('style'));
		if (!this.#rules.size || !element.classList.length) return own;
		let made = own;
		for (const name of element.classList) {
			const rule = this.#rules.get(`.${name}`);
			const narrow = this.#rules.get(`${element.localName}.${name}`);
			if (rule || narrow) made = { ...rule, ...narrow, ...made };
		}
		return made;
	}
}
