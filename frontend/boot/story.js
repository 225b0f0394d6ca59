//! On the page of a story: counts readings and shares, makes tabs of the lists beside it, remembers how far recordings were played.
//! All of it works as plain links without this.

import { resume } from './story/players.js';
import { countReading } from './story/reading.js';
import { share } from './story/share.js';
import { tabs } from './story/tabs.js';

// a preview at the desk shows the same page at another address: it is not counted
const canonical = document.querySelector('link[rel=canonical]')?.href;
const isOwn = canonical && new URL(canonical).pathname === location.pathname;
const story = document.querySelector('[data-story]')?.dataset.story;
const rail = document.querySelector('[data-tabs]');

if (story) {
	if (isOwn) countReading(story);
	share(story, isOwn);
}
if (rail) tabs(rail);
resume(document.querySelectorAll('.story :is(audio, video)'));
