//! Pages that the worker puts together: the text of a stored page with a strip over it, and stories of the edition in the frame of `/offline/`.

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text) => String(text ?? '').replace(/[&<>"]/g, (sign) => ESCAPES[sign]);

/** A word with its parameters, which in right-to-left text do not change the order of what surrounds them. */
export function word(words, name, values = {}) {
	const text = words[name] ?? '';
	const isolated = /[\u0590-\u08ff]/.test(text) ? (value) => `\u2068${value}\u2069` : String;
	return Object.entries(values).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, isolated(value)), text);
}

/** A time in the language of the page, with the day unless it is today. */
export function timeText(at, language, now = Date.now()) {
	const date = new Date(at);
	const today = date.toDateString() === new Date(now).toDateString();
	const style = today ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' };
	try {
		return new Intl.DateTimeFormat(language, style).format(date);
	} catch {
		return date.toISOString();
	}
}

/** The page with a sentence above its content. */
export const withStrip = (html, text) => html.replace(/<main\b/, () => `<p class="strip-note" role="status">${escaped(text)}</p><main`);

/** `/offline/` that knows why it is shown in place of another page. */
export const withReason = (html, reason) => html.replace('data-page="offline"', () => `data-page="offline" data-reason="${reason}"`);

/** The frame of `/offline/` with another title and content. */
export function framed(frame, { title, kind, main }) {
	return frame
		.replace(/<title>[^]*?<\/title>/, () => `<title>${escaped(title)}</title>`)
		.replace(/<body class="[^"]*"/, () => `<body class="page page-${kind}"`)
		.replace(/(<main\b[^>]*>)[^]*<\/main>/, (all, start) => `${start}${main}</main>`);
}

/** A story of the edition. `card` names its section. */
export function storyMain(story, card) {
	const section = card?.section && `<nav class="crumbs"><ol><li><a href="/">${escaped(card.home)}</a></li><li><a href="${escaped(card.section[1])}">${escaped(card.section[0])}</a></li></ol></nav>`;
	return `${section || ''}<div class="story-columns">${story.html}</div>`;
}

/** A list of stories of the edition. */
export function listMain({ title, about, cards, more = '' }) {
	return `<header class="list-head"><h1>${escaped(title)}</h1><p class="list-about">${escaped(about)}</p></header>${more}${cardList(cards)}`;
}

/** Stories as rows with headline, standfirst and date. */
export function cardList(cards) {
	const rows = cards.map((card) => {
		const [lang, dir] = card.lang ?? [];
		const own = lang ? ` lang="${escaped(lang)}"` : '';
		const side = dir ? ` dir="${escaped(dir)}"` : '';
		const section = card.section ? `<p class="kicker"><a href="${escaped(card.section[1])}">${escaped(card.section[0])}</a></p>` : '';
		const standfirst = card.standfirst ? `<p class="card-standfirst"${own}>${escaped(card.standfirst)}</p>` : '';
		const date = card.date ? `<p class="card-meta"><time datetime="${escaped(card.at)}">${escaped(card.date)}</time></p>` : '';
		return `<li><article class="card card-row card-plain"><div class="card-text"${side}>${section}<h2 class="card-headline"${own}><a class="card-link" href="${escaped(card.path)}">${escaped(card.headline)}</a></h2>${standfirst}${date}</div></article></li>`;
	});
	return `<ol class="stories-list">${rows.join('')}</ol>`;
}
