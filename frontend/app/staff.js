//! The app of somebody who works at the paper. The manifest cannot depend on the session, because it is cached for everybody: on a device on which
//! somebody has signed in to the desk, pages link the one for staff. Both have one `id`: it is the same app.

import { recall } from './memory.js';

export function staffManifest() {
	if (recall('staff')) document.querySelector('link[rel=manifest]').setAttribute('href', '/desk.webmanifest');
}
