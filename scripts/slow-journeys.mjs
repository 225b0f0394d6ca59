//! Prints seconds and name of each test in a Playwright report. `node scripts/slow-journeys.mjs REPORT`

import { readFileSync } from 'node:fs';

function tests({ suites = [], specs = [], file }) {
	const own = specs.flatMap((spec) => spec.tests.map((test) => {
		const millis = test.results.reduce((sum, result) => sum + result.duration, 0);
		return `${(millis / 1000).toFixed(3)} end2end/${file ?? spec.file}: ${spec.title} (${test.projectName})`;
	}));
	return own.concat(suites.flatMap((suite) => tests({ file, ...suite })));
}

console.log(tests(JSON.parse(readFileSync(process.argv[2], 'utf8'))).join('\n'));
