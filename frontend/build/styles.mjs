//! One style sheet per entry, bundled from its imports and minified.

import { existsSync } from 'node:fs';
import { known, root } from './paths.mjs';

/** NAME.css is built from style/NAME.css. */
const ENTRIES = ['site', 'device', 'alerts', 'desk', 'editor'];
// the oldest versions with light-dark() and nesting
const BROWSERS = { chrome: version(123), edge: version(123), firefox: version(128), safari: version(17, 5), ios_saf: version(17, 5) };

/** The finished stylesheets as `{ name, source, text }`. */
export async function buildStyles() {
	const { bundle } = await import('lightningcss');
	return ENTRIES.map((entry) => {
		const source = `style/${entry}.css`;
		if (!existsSync(root + source)) throw known(`${source} is missing: it is the style sheet that imports all others.`);
		try {
			const { code, warnings } = bundle({ filename: root + source, minify: true, targets: BROWSERS });
			for (const warning of warnings) console.warn(`  ${warning.loc.filename}:${warning.loc.line}: ${warning.message}`);
			return { name: `${entry}.css`, source, text: code.toString() };
		} catch (error) {
			if (!error.loc) throw error;
			throw known(`${error.fileName}:${error.loc.line}:${error.loc.column}: ${error.message}`);
		}
	});
}

function version(major, minor = 0) {
	return (major << 16) | (minor << 8);
}
