//! Loads the app of a device (saved stories, the worker, bars) after everything that a first visit shows.

const begin = () => import('/assets/app.js').catch(() => {});
if (document.querySelector('link[rel=manifest]')) addEventListener('load', () => (self.requestIdleCallback ?? setTimeout)(begin));
