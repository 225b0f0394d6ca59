//! Recordings go on where they were left.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { resume } from './players.js';

const stored = new Map();
globalThis.localStorage = { getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => stored.set(key, value) };

beforeEach(() => stored.clear());

class Player extends EventTarget {
	currentTime = 0;
	duration = 600;
	seeking = false;

	constructor(file) {
		super();
		this.src = `https://paper.example/media/${file}`;
		resume([this]);
	}

	play(to) {
		this.currentTime = to;
		this.dispatchEvent(new Event('timeupdate'));
	}
}

test('what was left in the middle goes on there, each recording by itself', () => {
	new Player('speech.mp3').play(125.7);
	assert.equal(new Player('speech.mp3').currentTime, 125);
	assert.equal(new Player('song.mp3').currentTime, 0);
});

test('what was heard to its end, or hardly begun, begins anew', () => {
	const player = new Player('speech.mp3');
	player.play(300);
	player.play(595);
	assert.equal(new Player('speech.mp3').currentTime, 0);
	new Player('speech.mp3').play(6);
	assert.equal(new Player('speech.mp3').currentTime, 0);
});

test('moving through it notes nothing until it stops there', () => {
	const player = new Player('speech.mp3');
	player.seeking = true;
	player.play(400);
	assert.equal(new Player('speech.mp3').currentTime, 0);
	player.seeking = false;
	player.dispatchEvent(new Event('pause'));
	assert.equal(new Player('speech.mp3').currentTime, 400);
});

test('the newest positions are kept, not all', () => {
	for (let number = 0; number < 40; number += 1) new Player(`part-${number}.mp3`).play(60);
	assert.equal(new Player('part-0.mp3').currentTime, 0);
	assert.equal(new Player('part-39.mp3').currentTime, 60);
});
