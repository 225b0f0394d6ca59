//! Frames, posts and players of other sites: a card with the plain URL.

import { pastedHref } from './href.js';

const PROVIDERS = {
	'youtube.com': 'YouTube', 'youtu.be': 'YouTube', 'youtube-nocookie.com': 'YouTube', 'vimeo.com': 'Vimeo',
	'dailymotion.com': 'Dailymotion', 'dai.ly': 'Dailymotion', 'twitter.com': 'Twitter', 'x.com': 'X', 'facebook.com': 'Facebook',
	'fb.watch': 'Facebook', 'instagram.com': 'Instagram', 'tiktok.com': 'TikTok', 'soundcloud.com': 'SoundCloud',
	'spotify.com': 'Spotify', 'mixcloud.com': 'Mixcloud', 'podcasts.apple.com': 'Apple Podcasts', 'flickr.com': 'Flickr',
	'flic.kr': 'Flickr', 'imgur.com': 'Imgur', 'giphy.com': 'Giphy', 'reddit.com': 'Reddit', 'bsky.app': 'Bluesky',
	'threads.net': 'Threads', 'threads.com': 'Threads', 't.me': 'Telegram', 'slideshare.net': 'SlideShare', 'scribd.com': 'Scribd',
	'issuu.com': 'Issuu', 'ted.com': 'TED', 'archive.org': 'Internet Archive', 'datawrapper.de': 'Datawrapper', 'dwcdn.net': 'Datawrapper',
	'flourish.studio': 'Flourish', 'openstreetmap.org': 'OpenStreetMap', 'rumble.com': 'Rumble', 'twitch.tv': 'Twitch',
	'documentcloud.org': 'DocumentCloud', 'infogram.com': 'Infogram', 'streamable.com': 'Streamable', 'bandcamp.com': 'Bandcamp',
};

/** Players and the pages they belong to. */
const PAGES = [
	[/^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/(?:embed|v|shorts)\/([\w-]{5,})[^#]*$/, 'https://www.youtube.com/watch?v=$1'],
	[/^https?:\/\/player\.vimeo\.com\/video\/(\d+).*$/, 'https://vimeo.com/$1'],
	[/^https?:\/\/(?:www\.)?dailymotion\.com\/embed\/video\/(\w+).*$/, 'https://www.dailymotion.com/video/$1'],
	[/^https?:\/\/open\.spotify\.com\/embed\/(\w+\/\w+).*$/, 'https://open.spotify.com/$1'],
	[/^https?:\/\/embed\.bsky\.app\/.*$/, '$&'],
	[/^https?:\/\/www\.google\.[a-z.]+\/maps\/embed.*$/, '$&'],
];

/** The display name of the provider, `''` where none is known. */
export function provider(url) {
	let host;
	try {
		({ hostname: host } = new URL(url));
	} catch {
		return '';
	}
	for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
		if (Object.hasOwn(PROVIDERS, name)) return PROVIDERS[name];
	}
	return /^https?:\/\/(?:www\.)?google\.[a-z.]+\/maps/.test(url) ? 'Google' : '';
}

/** A card for a URL, with its caption; null where the URL is not safe. */
export function embed(address, caption = []) {
	const href = pastedHref(address, { local: false });
	if (!href || !/^https?:/i.test(href)) return null;
	const [pattern, page] = PAGES.find(([pattern]) => pattern.test(href)) ?? [];
	const url = pattern ? href.replace(pattern, page) : href;
	return { type: 'embed', attrs: { url, provider: provider(url) }, ...(caption.length && { content: [{ type: 'caption', content: caption }] }) };
}

/** Whether a text is nothing but one web address. */
export const isBareUrl = (text) => /^https?:\/\/[^\s<>"[\]]{4,}$/i.test(text);

/** A card for a frame, where its site is a known one. */
export function frame(element, job) {
	const src = element.getAttribute('src') || element.getAttribute('data-src') || element.getAttribute('data') || '';
	const made = embed(src);
	if (made?.attrs.provider) return made;
	try {
		job.notes.frames.add(new URL(src, 'https://invalid.invalid').hostname.replace(/^invalid\.invalid$/, ''));
	} catch {
		job.notes.frames.add('');
	}
	return null;
}

const POSTS = [
	['blockquote.twitter-tweet, blockquote.twitter-video', /\/status(?:es)?\/\d+/],
	['blockquote.instagram-media', /instagram\.com\/(?:p|reel|tv)\//],
	['blockquote.tiktok-embed', /tiktok\.com\/.+\/video\//],
	['blockquote.bluesky-embed', /bsky\.app\/profile\/.+\/post\//],
	['blockquote.reddit-embed-bq, blockquote.reddit-card', /reddit\.com\/r\//],
	['.fb-post, .fb-video', /facebook\.com\//],
];

/** The URL of a quoted post of a social network, or null. */
export function postUrl(element) {
	const [, pattern] = POSTS.find(([selector]) => element.matches(selector)) ?? [];
	if (!pattern) return null;
	const named = ['data-instgrm-permalink', 'cite', 'data-href'].map((name) => element.getAttribute(name));
	const links = [...element.querySelectorAll('a[href]')].reverse().map((link) => link.getAttribute('href'));
	return [...named, ...links].find((url) => url && pattern.test(url)) ?? null;
}
