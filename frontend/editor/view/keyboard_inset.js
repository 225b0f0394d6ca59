//! How much of the window a keyboard on the screen covers: in CSS as `--keyboard`. Not every browser makes the page smaller for it.

/** Keeps `--keyboard` true. */
export function watchKeyboard() {
	const { visualViewport } = globalThis;
	if (!visualViewport) return;
	const set = () => {
		// a page that is zoomed in shows less, too, but nothing covers it
		const covered = visualViewport.scale > 1.01 ? 0 : Math.max(0, Math.round(innerHeight - visualViewport.height - visualViewport.offsetTop));
		document.documentElement.style.setProperty('--keyboard', `${covered}px`);
	};
	visualViewport.addEventListener('resize', set);
	visualViewport.addEventListener('scroll', set);
	set();
}
