//! The offline edition: first a bundle, then the signed list and the stories that changed.

import * as database from './database.js';
import { mayLoadPictures, mayLoadUnasked, settings } from './settings.js';
import { EDITION_AGE } from './names.js';
import { loadPicture } from './pictures.js';
import { hasHash, isSigned } from './verify.js';

const FORMAT = 1;
/** More changed stories than this come as a bundle. */
const SINGLY = 12;

let running;

/** Brings the edition up to date; true if it is. One at a time. `asked`: somebody waits for it. */
export const refreshEdition = (asked) => running ??= refresh(asked).catch(() => false).finally(() => running = undefined);

async function refresh(asked) {
	const present = await database.get('values', 'edition');
	if (!asked) {
		const { edition } = await settings();
		const age = Date.now() - (await database.get('values', 'edition-checked') ?? 0);
		if (!edition || age < EDITION_AGE || !mayLoadUnasked(navigator.connection)) return false;
	}
	const words = await interfaceOf();
	const { text, index } = await signedList(present ? '/edition/index.json' : '/edition/bundle.json', words.key);
	// a delayed response of an earlier moment
	if (present && index.made < present.made) return true;
	const known = new Map((await database.all('stories')).map((story) => [story.id, story]));
	const changed = index.stories.filter(({ id, hash }) => known.get(id)?.hash !== hash);
	let received = new Map();
	if (!present) {
		received = await storiesOf(index, text.split('\n').slice(2));
	} else if (changed.length > SINGLY) {
		const bundle = await signedList('/edition/bundle.json', words.key);
		received = await storiesOf(bundle.index, bundle.text.split('\n').slice(2));
	} else {
		for (const { id } of changed) {
			const response = await fetch(`/edition/story/${id}.json`, { cache: 'no-cache' });
			// killed since the list was made: the next list lacks it
			if (response.ok) for (const [key, story] of await storiesOf(index, [await response.text()])) received.set(key, story);
		}
	}
	const all = index.stories.map(({ id }) => received.get(id) ?? known.get(id)).filter(Boolean);
	// what lists show of the stories, in their order
	const cards = all.map(({ html, ...card }) => card);
	const stories = [...received.values()].filter(({ id }) => cards.some((card) => card.id === id));
	if (!await database.replaceEdition({ made: index.made, name: index.name, stories: cards }, stories, cards.map(({ path }) => path))) return false;
	await database.put('values', 'edition-checked', Date.now());
	await fetchPictures(cards);
	return true;
}

/** The stories among these lines whose hash the signed list has. */
async function storiesOf(index, lines) {
	const stories = new Map();
	for (const line of lines.filter(Boolean)) {
		const story = JSON.parse(line);
		const card = index.stories.find(({ id }) => id === story.id);
		if (card && await hasHash(line, card.hash)) stories.set(story.id, { ...story, hash: card.hash });
	}
	return stories;
}

/** A list whose signature holds. A portal's page, a truncated response or another key's list is an error, and nothing changes. */
async function signedList(path, key) {
	const response = await fetch(path, { cache: 'no-cache' });
	const text = response.ok ? await response.text() : '';
	const [signature, list = ''] = text.split('\n', 2);
	if (!await isSigned(list, signature, key)) throw new Error(`${path} is not signed`);
	const index = JSON.parse(list);
	if (index.format !== FORMAT) throw new Error(`${path} has format ${index.format}`);
	return { text, index };
}

/** Words and facts from the server, or as they were at the last connection. */
export async function interfaceOf() {
	try {
		const response = await fetch('/edition/interface.json', { cache: 'no-cache' });
		const fresh = response.ok && await response.json();
		if (fresh?.words) {
			await database.put('values', 'interface', fresh);
			return fresh;
		}
	} catch {
		// offline
	}
	return await database.get('values', 'interface') ?? { words: {} };
}

async function fetchPictures(cards) {
	for (const { picture } of cards.slice(0, 12)) {
		// asked before each: a reader who says "never" meanwhile means the rest
		const { pictures } = await settings();
		// where nothing says that it is Wi-Fi, pictures that nobody looks at are not fetched
		if (pictures !== 'always' || !mayLoadPictures('wifi', navigator.connection)) return;
		if (picture) await loadPicture(picture);
	}
}
