//! A page that shows something that goes on: its part is replaced every second, without moving the reader or taking the focus.

const PAUSE = 1000;

async function fresh() {
	const response = await fetch(location.href, { headers: { accept: 'text/html' } });
	if (!response.ok || response.redirected) return null;
	return new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('goes-on');
}

/** Until the part says that nothing goes on any more. */
export async function follow(part) {
	while (part.hasAttribute('data-goes-on')) {
		await new Promise((resolve) => setTimeout(resolve, PAUSE));
		if (document.hidden) continue;
		const next = await fresh().catch(() => null);
		if (!next) continue;
		part.replaceWith(next);
		part = next;
	}
}
