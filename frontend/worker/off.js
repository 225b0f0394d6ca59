//! The worker of a paper that has switched reading offline off: it removes itself and the shell. Saved stories stay where they are.

const dropShell = async () => {
	for (const name of await caches.keys()) if (name.startsWith('shell-')) await caches.delete(name);
};

addEventListener('install', (event) => {
	skipWaiting();
	// at once: a browser activates this worker when the one before it has nothing to do, which can take minutes. Not waited for, because
	// browsers remove the registration after the installation
	registration.unregister();
	event.waitUntil(dropShell());
});

addEventListener('activate', (event) => event.waitUntil((async () => {
	// the one before may have stored something meanwhile
	await dropShell();
	await registration.navigationPreload?.disable().catch(() => {});
	await registration.unregister();
})()));
