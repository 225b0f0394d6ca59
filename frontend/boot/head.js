//! The head of a page leaves on the way down and comes back on the way up; the text does not move. Without this it stays.

const FAR = 240;
/** Less than this is not a way: fingers tremble, browsers bounce. */
const STEP = 8;

const head = document.querySelector('.head');
let last = scrollY;

addEventListener('scroll', () => {
	const way = scrollY - last;
	if (Math.abs(way) < STEP) return;
	last = scrollY;
	head?.toggleAttribute('data-away', way > 0 && last > FAR);
}, { passive: true });
