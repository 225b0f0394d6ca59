//! Which strategy a request gets. Pure.

// never from the device, never stored there: the desk, drafts, what depends on the moment, files for machines
const PASSED = /^\/((desk|preview|api|edition|comments)(\/|$)|(healthz|readyz|sw(-off)?\.js|(news-)?sitemap[\w-]*\.xml|robots\.txt|manifest\.webmanifest)$)/;

/**
 * `page`, `asset`, `picture`, `recording`, or `pass`: the worker leaves it alone.
 *
 * @param {{ url: string, method: string, mode: string, destination: string, headers: { has(name: string): boolean, get(name: string): ?string } }} request
 * @param {string} origin of this site
 */
export function strategyOf(request, origin) {
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== origin || PASSED.test(url.pathname)) return 'pass';
	if (request.mode === 'navigate') return isFeed(url.pathname) ? 'pass' : 'page';
	// players request parts; only a saved recording is answered in parts, from the whole
	if (url.pathname.startsWith('/media/')) {
		if (request.headers.has('range') || /audio|video/.test(request.destination)) return 'recording';
		return request.destination === 'image' ? 'picture' : 'pass';
	}
	if (request.headers.has('range')) return 'pass';
	if (url.pathname.startsWith('/assets/')) return 'asset';
	return url.pathname.startsWith('/app-icon/') ? 'asset' : 'pass';
}

const isFeed = (path) => /\/feed\/(?:\w+\/)?$/.test(path);

/** Search results are computed for each request and not stored. */
export const isSearch = (path) => path === '/search/';

/** Parameters that make another page; all others (campaigns, ids of shares) do not. */
const PARAMETERS = ['after', 'show', 'comment'];

/** The name under which the page of a URL is stored: path, and the parameters that matter in one order. */
export function pageKey(href) {
	const url = new URL(href, globalThis.location?.origin);
	const query = new URLSearchParams(PARAMETERS.filter((name) => url.searchParams.has(name)).map((name) => [name, url.searchParams.get(name)]));
	return url.pathname + (query.size ? `?${query}` : '');
}

/**
 * Whether a response may be stored as a page: from our own server (a portal's sign-in page is a page too), whole, and not redirected, because
 * browsers refuse a redirected response to a navigation.
 */
export const isOwnPage = (response, mark) =>
	response.ok && response.status === 200 && !response.redirected && response.type === 'basic' && response.headers.has(mark)
	&& isOfType(response, 'text/html');

/** Whether a response may be stored as a file whose content type begins with `type`. */
export const isOwnFile = (response, type) => response.status === 200 && !response.redirected && response.type === 'basic' && isOfType(response, type);

const isOfType = (response, type) => type.test ? type.test(response.headers.get('content-type') ?? '') : (response.headers.get('content-type') ?? '').startsWith(type);

/** The content type that a hashed file must have: HTML in its place is an error page. */
export function typeOfAsset(path) {
	const types = { css: /^text\/css/, js: /^text\/javascript/, wasm: /^application\/wasm/, woff2: /^font\//, svg: /^image\/svg/, png: /^image\/png/ };
	return types[path.split('.').pop()];
}

/**
 * Whether navigation preload may be used. Firefox (107 to 140 at least) shows the failed preload in place of the worker's answer, so that nothing opens
 * without a network, and never settles a preload that the worker's answer has overtaken.
 */
export const mayPreload = (userAgent) => !/\bFirefox\//.test(userAgent);

/** Whether two paths are the same file of different releases: `site.ab12cd34.css`. */
export const isSameAsset = (one, other) => withoutHash(one) === withoutHash(other);
const withoutHash = (path) => path.replace(/\.[0-9a-f]{8}(?=\.\w+$)/, '');

/** Whether two paths are versions of one picture: `/media/ab/name-3x2-480.avif`, `/media/ab/name-480.jpg` and `/media/ab/name.png`. */
export const isSamePicture = (one, other) => pictureStem(one) === pictureStem(other);
const pictureStem = (path) => path.replace(/(-\d+x\d+){0,2}(-\d+)?\.\w+$/, '');
