//! The paths that the build reads and writes.

import { fileURLToPath } from 'node:url';

/** The workspace, with a slash at the end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));
/** Cargo's target folder. */
export const target = process.env.CARGO_TARGET_DIR ? `${process.env.CARGO_TARGET_DIR}/` : `${root}target/`;
/** The finished site; paths of the site start with a slash and are appended to it. */
export const site = `${target}site`;
/** Intermediate files and the state of the last build. */
export const work = `${target}site-build`;
/** Programs of the npm packages. */
export const bin = `${root}frontend/node_modules/.bin`;

/** An error whose message is complete; no stack is printed for it. */
export function known(message) {
	return Object.assign(new Error(message), { known: true });
}
