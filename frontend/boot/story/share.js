//! The ways to share that need a script, and the count of those that were used.

import { count } from './count.js';

/** @param {string} story @param {boolean} counts whether uses are counted */
export function share(story, counts) {
	const section = document.querySelector('.share');
	if (!section) return;
	const address = section.querySelector('input').value;
	const status = section.querySelector('[role=status]');
	const can = { share: 'share' in navigator, copy: 'clipboard' in navigator };
	for (const way of section.querySelectorAll('[data-needs]')) if (can[way.dataset.needs]) delete way.dataset.needs;
	section.addEventListener('click', async ({ target }) => {
		const way = target.closest('[data-share]');
		if (!way) return;
		const name = way.dataset.share;
		try {
			if (name === 'device') await navigator.share({ url: address, title: document.querySelector('h1').textContent });
			if (name === 'copy') {
				await navigator.clipboard.writeText(address);
				const label = way.textContent;
				way.textContent = status.textContent = way.dataset.done;
				setTimeout(() => { way.textContent = label; }, 2500);
			}
			if (counts) count(story, 'share', name);
		} catch {
			// the reader closed the device's list, or the browser refused: nothing was shared
		}
	});
	section.querySelector('input').addEventListener('focus', ({ target }) => target.select());
}
