//! Loads the app of a device (saved stories, the worker, bars) after everything that a first visit shows.

const begin = () => import('/assets/app.js').catch(() => {});
if (document.querySelector('link[rel=manifest]')) {
	// the browser offers to install once for each page, perhaps before the app is there (frontend/app/install.js)
	addEventListener('beforeinstallprompt', (event) => {
		// the browser's own banner would come at once
		event.preventDefault();
		self.installOffer = event;
	}, { once: true });
	addEventListener('load', () => (self.requestIdleCallback ?? setTimeout)(begin));
}
