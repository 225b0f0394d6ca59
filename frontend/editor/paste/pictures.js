//! Pictures, films and recordings: which file they are, whether anybody else can read it, what describes them.

import { safeHref } from './href.js';

const EMOJI = /^(?:\p{Extended_Pictographic}|\p{Emoji_Component}|[\u200d\ufe0e\ufe0f]){1,16}$/u;
const LAZY = ['data-src', 'data-lazy-src', 'data-original', 'data-orig-file', 'data-full-url', 'data-large-file'];
const TYPES = /^data:image\/(jpeg|jpg|png|gif|webp|avif|bmp|heic|tiff)(?:;[\w=-]+)*;base64,/i;

/** Reads an `img` or a `picture`. */
export function picture(element, context, flow, job) {
	const image = element.localName === 'picture' ? element.querySelector('img') : element;
	if (!image) return;
	const alt = (image.getAttribute('alt') ?? '').replace(/\s+/g, ' ').trim();
	if (alt && EMOJI.test(alt) && !/^[\d#*]+$/.test(alt)) return flow.text(alt, context.marks);
	if (isCounter(image, job) || image.getAttribute('aria-roledescription') === 'checkbox' || /\b(?:emoji|smiley|wp-smiley)\b/.test(image.className)) return;
	const link = context.marks.find((mark) => mark.type === 'link')?.attrs.href ?? '';
	const attrs = { id: job.options.newId(), media: '', source: '', alt: describes(alt) ? alt : '', link };
	const { source, file } = sourceOf(image);
	if (file) job.uploads.push({ id: attrs.id, file });
	else if (source) attrs.source = source;
	else {
		job.notes.missing++;
		job.missing.push(attrs.id);
	}
	flow.push({ type: 'image', attrs });
}

/** File names and addresses describe nothing. */
const describes = (alt) => !/^(?:https?:|file:|data:)|^[^\s]+\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|svg|emf|wmf)$|^Pasted Graphic/i.test(alt);

/** Where the picture is: a file, or a URL that others can read; neither where only its own program can. */
function sourceOf(image) {
	const candidates = [image.getAttribute('src') ?? '', ...LAZY.map((name) => image.getAttribute(name) ?? ''), largest(image.getAttribute('srcset') ?? image.getAttribute('data-srcset') ?? '')];
	const web = candidates.map((text) => safeHref(text, { local: false })).find((href) => href && /^https?:/i.test(href));
	if (web) return { source: web };
	return { file: candidates.map(fileOf).find(Boolean) ?? null };
}

/** The widest of a `srcset`. */
function largest(set) {
	const sizes = set.split(/,\s+/).map((part) => part.trim().split(/\s+/)).filter(([url]) => url);
	sizes.sort(([, a = '1x'], [, b = '1x']) => Number.parseFloat(b) - Number.parseFloat(a));
	return sizes[0]?.[0] ?? '';
}

/** A file from a `data:` URL. A drawing (SVG) can hold scripts and is refused. */
function fileOf(url) {
	const found = TYPES.exec(url);
	if (!found) return null;
	try {
		const bytes = Uint8Array.from(atob(url.slice(found[0].length).replace(/\s/g, '')), (letter) => letter.charCodeAt(0));
		const type = found[1].toLowerCase().replace('jpg', 'jpeg');
		return bytes.length > 200 ? new File([bytes], `picture.${type}`, { type: `image/${type}` }) : null;
	} catch {
		return null;
	}
}

/** A picture that only counts readers, or holds the place of one that loads later and names no other. */
function isCounter(image, job) {
	const css = job.sheet.of(image);
	const [width, height] = ['width', 'height'].map((name) => Number.parseFloat(image.getAttribute(name) ?? '99'));
	if (width <= 2 || height <= 2 || (css.width !== undefined && css.width !== null && css.width <= 1.5)) return true;
	const src = image.getAttribute('src') ?? '';
	return /^data:image\/(?:gif|png)/i.test(src) && src.length < 150 && !LAZY.some((name) => image.hasAttribute(name)) && !image.hasAttribute('srcset');
}

/** A film or recording at a URL that others can read; null otherwise. */
export function player(element) {
	const src = element.getAttribute('src') ?? element.querySelector('source')?.getAttribute('src') ?? '';
	const source = safeHref(src, { local: false });
	return source && /^https?:/i.test(source) ? { type: element.localName, attrs: { source } } : null;
}
