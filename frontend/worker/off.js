//! The worker of a paper that has switched reading offline off: it removes itself and the shell. Saved stories stay where they are.

addEventListener('install', () => skipWaiting());

addEventListener('activate', (event) => event.waitUntil((async () => {
	for (const name of await caches.keys()) if (name.startsWith('shell-')) await caches.delete(name);
	await registration.navigationPreload?.disable().catch(() => {});
	await registration.unregister();
})()));
