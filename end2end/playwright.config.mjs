//! Who reads: on a desk and on a phone, with and without script. `./run` starts the papers and says where they are.

import { defineConfig } from '@playwright/test';

const desktop = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const launchOptions = { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] };
// as readers' browsers do; Playwright's default arguments switch it off
const restored = { restoresPages: true, launchOptions: { ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] } };
const plain = { javaScriptEnabled: false };

export default defineConfig({
	testDir: 'tests',
	outputDir: 'test-results',
	workers: Number(process.env.WORKERS ?? 2),
	fullyParallel: true,
	forbidOnly: true,
	// a busy machine may be late once; `./run` names the tests that needed a second try
	retries: 1,
	timeout: 30_000,
	expect: { timeout: 5_000 },
	reporter: [['list'], ['json', { outputFile: 'test-results/report.json' }]],
	use: {
		baseURL: process.env.PAPER,
		launchOptions,
		trace: 'off',
		// the tests of the app have devices with a worker (tests/device.mjs); for the others it would hide requests from the test
		serviceWorkers: 'block',
		// a page transition that a fast click cuts short is an uncaught error to Chromium, and not one of ours
		contextOptions: { reducedMotion: 'reduce' },
	},
	projects: [
		{ name: 'desktop', use: desktop, testIgnore: /plain|set-up|app-traps/ },
		{ name: 'phone', use: phone, testIgnore: /plain|imported|weight|pictures|looks|keys|paste|typing|find/ },
		{ name: 'desktop-plain', use: { ...desktop, ...plain }, testMatch: /plain/ },
		{ name: 'phone-plain', use: { ...phone, ...plain }, testMatch: /plain/ },
		{ name: 'desktop-restored', use: { ...desktop, ...restored }, testMatch: /back|return/ },
		{ name: 'phone-restored', use: { ...phone, ...restored }, testMatch: /back|return/ },
	],
});
