//! Messages to the worker.

/** The worker's answer to a request, or undefined without a worker. */
export async function ask(message) {
	const active = (await navigator.serviceWorker?.getRegistration())?.active;
	if (!active) return undefined;
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = ({ data }) => resolve(data);
		active.postMessage(message, [port2]);
	});
}

/** The same for a worker that is still being installed. */
export async function askWhenReady(message) {
	if (!await registered && !await navigator.serviceWorker?.getRegistration()) return undefined;
	await navigator.serviceWorker.ready;
	return ask(message);
}

let registered = Promise.resolve(false);

/** Registers the worker of this site after `delay` ms; resolves to its registration, or nothing where that is impossible. */
export function register(path, delay = 0) {
	const registering = (async () => {
		await new Promise((resolve) => setTimeout(resolve, delay));
		return navigator.serviceWorker?.register(path, { updateViaCache: 'none' });
	})().catch(() => undefined);
	registered = registering.then(Boolean);
	return registering;
}
