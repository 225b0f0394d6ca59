//! A reader closes breaking news: it stays closed on this device (theme.js hides it), and the next one appears.

const bar = document.querySelector('[data-breaking]');
const close = bar?.querySelector('button');

if (close) {
	delete close.dataset.needs;
	close.addEventListener('click', () => {
		try {
			localStorage.setItem('breaking', bar.dataset.breaking);
		} catch {
			// storage is off: closed on this page only
		}
		bar.remove();
		document.getElementById('main').focus();
	});
}
