//! Recordings and films go on where a reader left them, on this device. Without this they begin at the beginning.

import { note, recall } from '../../app/memory.js';

const NAME = 'played';
/** Positions that are remembered, newest last. */
const MOST = 30;
/** So close to the beginning or the end there is nothing to go on with, in seconds. */
const EDGE = 10;
/** Between two notes while it plays, in seconds. */
const STEP = 5;

/** @param {Iterable<HTMLMediaElement>} players */
export function resume(players) {
	for (const player of players) {
		const name = new URL(player.src).pathname;
		let noted = places().find(([known]) => known === name)?.[1] ?? 0;
		// before its length is known this is where it will start; nothing is fetched for it
		if (noted) player.currentTime = noted;
		const keep = () => {
			const at = player.currentTime;
			const isWorth = at > EDGE && at < player.duration - EDGE;
			noted = at;
			note(NAME, [...places().filter(([known]) => known !== name), ...isWorth ? [[name, Math.floor(at)]] : []].slice(-MOST));
		};
		player.addEventListener('timeupdate', () => Math.abs(player.currentTime - noted) >= STEP && !player.seeking && keep());
		player.addEventListener('pause', keep);
	}
}

const places = () => recall(NAME) ?? [];
