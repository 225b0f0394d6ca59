//! WordPress: shortcodes and the comments of its block editor, turned into HTML before it is parsed.

/** Shortcodes are not searched in longer HTML, in UTF-16 units: no page of WordPress's editor is as long. */
const LONGEST = 300_000;
const ATTRIBUTE = (name) => new RegExp(`\\b${name}=(?:"([^"]*)"|'([^']*)'|(\\S+))`, 'i');

function attribute(text, name) {
	const [, double, single, bare] = ATTRIBUTE(name).exec(text) ?? [];
	return double ?? single ?? bare ?? '';
}

const paragraph = (url) => `<p>${url}</p>`;
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/**
 * HTML with the shortcodes of WordPress itself replaced. Of other shortcodes nothing is removed: their words could be text.
 * `notes.galleries` counts galleries, whose pictures only the other site knows.
 */
export function withoutShortcodes(html, notes = { galleries: 0 }) {
	if (html.length > LONGEST || !/\[\/?(?:wp_)?[a-z]/.test(html)) return html;
	return html
		.replace(/\[(?:wp_)?caption\b([^\]]{0,2000})\]([\s\S]{0,5000}?)\[\/(?:wp_)?caption\]/g, (all, attrs, body) => {
			const [, picture = '', rest = body] = /^\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/.exec(body) ?? [];
			return `<figure>${picture}<figcaption>${rest.trim() || escape(attribute(attrs, 'caption'))}</figcaption></figure>`;
		})
		.replace(/\[embed[^\]]{0,200}\]\s*([^\s[<]+)\s*\[\/embed\]/g, (all, url) => paragraph(url))
		.replace(/\[(?:youtube|vimeo|twitter|tweet|instagram|soundcloud)\b\s*=?\s*([^\]]{0,2000})\]/g, (all, attrs) => {
			const url = /https?:\/\/[^\s"'\]]+/.exec(attrs)?.[0];
			return url ? paragraph(url) : all;
		})
		.replace(/\[(audio|video)\b([^\]]{0,2000})\](?:\s*\[\/\1\])?/g, (all, kind, attrs) => {
			const src = attribute(attrs, 'src') || attribute(attrs, 'mp3') || attribute(attrs, 'mp4');
			return src ? `<${kind} src="${escape(src)}"></${kind}>` : all;
		})
		.replace(/\[(?:gallery|playlist)\b[^\]]{0,2000}\]/g, () => {
			notes.galleries++;
			return '';
		})
		.replace(/<!--\s*more\b[^>]{0,200}-->|<!--\s*nextpage\s*-->/g, '');
}

/** Whether a plain text is HTML as WordPress keeps it: the code of its editors was copied. */
export const isMarkup = (text) => /<!--\s*\/?wp:[a-z]/.test(text)
	|| (/^\s*(?:<(?:p|div|h[1-6]|ul|ol|blockquote|figure|table|a|img|strong|em)\b[^>]*>|\[caption\b)/i.test(text) && /<\/(?:p|div|h[1-6]|ul|ol|blockquote|figure|table|a|strong|em)>/i.test(text));

/** The classic editor's code: an empty line divides paragraphs, where the code has none of its own. */
export function withParagraphs(text) {
	if (/<p[\s>]|<!--\s*wp:/i.test(text)) return text;
	return text.split(/\n\s*\n/).map((part) => /^\s*(?:<(?:h[1-6]|ul|ol|blockquote|figure|table|pre|hr|div)\b|\[)/i.test(part) ? part : `<p>${part.trim().replace(/\n/g, '<br>')}</p>`).join('\n');
}
