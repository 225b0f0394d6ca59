//! Targets of links that a story may have: the same as the domain accepts, without redirects and tracking parameters.

/** Longest target, in bytes, as in docs/contracts/blocks.md. */
const MAX_BYTES = 4096;
const TRACKERS = /^(?:utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id|_hs(?:enc|mi)|vero_id|mkt_tok|ref_src|ref_url|oly_(?:enc|anon)_id)$/i;

/** Services that hide the target in a parameter: their host, perhaps a path, the parameter. */
const REDIRECTS = [
	{ host: /^(?:www\.)?google\.[a-z.]+$/, path: /^\/url$/, names: ['q', 'url'] },
	{ host: /\.safelinks\.protection\.outlook\.com$/, names: ['url'] },
	{ host: /^(?:l|lm|m|www)\.(?:facebook|instagram|messenger)\.com$/, path: /^\/(?:l\.php|flx\/warn\/)?$/, names: ['u'] },
	{ host: /^(?:www\.)?youtube\.com$/, path: /^\/redirect$/, names: ['q'] },
	{ host: /^(?:www\.)?linkedin\.com$/, path: /^\/(?:safety\/go|redir\/redirect)/, names: ['url'] },
	{ host: /^(?:duckduckgo)\.com$/, path: /^\/l\/$/, names: ['uddg'] },
	{ host: /^slack-redir\.net$/, path: /^\/link$/, names: ['url'] },
	{ host: /^(?:www\.)?bing\.com$/, path: /^\/ck\//, names: [] },
	{ host: /^urldefense\.proofpoint\.com$/, path: /^\/v2\/url$/, names: ['u'], decode: proofpoint },
];

/**
 * The target if it is one that the domain's `Href` accepts, else null. White space at the ends and control characters are
 * dropped first, as browsers do. Paths of a site are accepted only with `local`, because a pasted one belongs to another site.
 */
export function safeHref(text, { local = true } = {}) {
	const target = clean(text);
	if (!target || new TextEncoder().encode(target).length > MAX_BYTES) return null;
	if (target.startsWith('//')) return safeHref(`https:${target}`, { local });
	if (/^[/#?](?!\\)/.test(target)) return local ? target : null;
	if (/^https?:\/\//i.test(target)) return isWeb(target) ? target : null;
	return /^(?:mailto|tel):./i.test(target) ? target : null;
}

/** The safe target of a pasted link: redirects opened, tracking parameters removed; null where nothing safe is left. */
export function pastedHref(text, options = { local: false }) {
	const target = safeHref(unwrap(clean(text ?? '')), options);
	return target && /^https?:/i.test(target) ? withoutTrackers(target) : target;
}

const clean = (text) => text.replace(/[\p{Cc}]/gu, '').trim();

function isWeb(target) {
	try {
		return new URL(target).hostname !== '';
	} catch {
		return false;
	}
}

function unwrap(target) {
	for (let hops = 0; hops < 8; hops++) {
		const inner = insideRedirect(target);
		if (inner === null || inner === target) break;
		target = inner;
	}
	return target;
}

function insideRedirect(target) {
	let url;
	try {
		url = new URL(target.startsWith('//') ? `https:${target}` : target);
	} catch {
		return null;
	}
	const wrapped = /^urldefense\.(?:com|us)$/.test(url.hostname) && /\/v3\/__(.+?)__;/.exec(target);
	if (wrapped) return wrapped[1].replace(/^(https?:\/)(?=[^/])/, '$1/');
	for (const { host, path, names, decode } of REDIRECTS) {
		if (!host.test(url.hostname) || (path && !path.test(url.pathname))) continue;
		const name = names.find((name) => /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test((decode ?? String)(url.searchParams.get(name) ?? '')));
		return name ? (decode ?? String)(url.searchParams.get(name)) : null;
	}
	return null;
}

/** Proofpoint's second form: `-3A` for `%3A`, `_` for `/`. */
function proofpoint(text) {
	try {
		return decodeURIComponent(text.replaceAll('_', '/').replace(/-(?=[0-9A-F]{2})/g, '%'));
	} catch {
		return text;
	}
}

/** Parameters are cut out of the text itself: the rest of the query keeps its spelling. */
function withoutTrackers(target) {
	const [, page, query, hash] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(target) ?? [null, target];
	if (query === undefined) return target;
	const rest = query.split('&').filter((pair) => !TRACKERS.test(pair.split('=')[0]));
	return page + (rest.length ? `?${rest.join('&')}` : '') + (hash ?? '');
}
