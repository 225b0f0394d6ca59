//! Shows a story's pictures one by one on the whole screen. Without it the links lead to the picture files.
//!
//! Each `a[data-picture]` is one picture, its id is the picture's URL (`#picture-2`). Esc, back and the button close; the focus returns to the
//! link of the picture that was shown last.

const dialog = document.querySelector('.lightbox');
const figure = dialog.querySelector('figure');
const links = [...document.querySelectorAll('a[data-picture]')];
const direction = document.documentElement.dir === 'rtl' ? -1 : 1;
const SWIPE = 40;

let at = -1;
// whether this page added the entry of the history that closing goes back from
let pushed = false;

function show(index) {
	at = index;
	const link = links[at];
	const small = link.querySelector('img');
	const image = new Image();
	image.alt = small.alt;
	const list = small.parentElement.querySelector('source')?.srcset ?? small.srcset;
	if (list) {
		image.sizes = '100vw';
		// the whole picture, in the widths that every shape of it has
		image.srcset = list.replace(/-\d+x\d+(-\d+x\d+)?(?=-\d+\.)/g, '').split(', ').filter((one) => / (160|320|480|720|1080|1600)w$/.test(one)).join(', ');
	}
	image.src = link.href;
	const caption = link.closest('figure')?.querySelector('figcaption');
	const text = document.createElement('figcaption');
	text.append(...(caption?.cloneNode(true).childNodes ?? []));
	const language = link.closest('[lang]');
	[figure.lang, figure.dir] = [language.lang, getComputedStyle(language).direction];
	figure.replaceChildren(image, ...text.textContent.trim() ? [text] : []);
	for (const button of dialog.querySelectorAll('[data-step]')) button.disabled = !links[at + Number(button.dataset.step)];
	dialog.querySelector('[data-count]').textContent = `${at + 1} / ${links.length}`;
	if (!dialog.open) dialog.showModal();
}

function step(by) {
	const next = links[at + by];
	if (!next) return;
	history.replaceState(history.state, '', `#${next.id}`);
	show(at + by);
}

const indexOf = (hash) => hash ? links.findIndex((link) => `#${link.id}` === hash) : -1;

document.addEventListener('click', (event) => {
	const link = event.target.closest?.('a[data-picture]');
	if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
	event.preventDefault();
	pushed = true;
	history.pushState(history.state, '', `#${link.id}`);
	show(links.indexOf(link));
});

dialog.addEventListener('click', ({ target }) => {
	const button = target.closest('[data-step]');
	if (button) step(Number(button.dataset.step));
	// beside the picture
	else if (target === dialog || target === figure) dialog.close();
});

dialog.addEventListener('keydown', ({ key }) => {
	if (key === 'ArrowRight') step(direction);
	if (key === 'ArrowLeft') step(-direction);
});

let from;
dialog.addEventListener('pointerdown', ({ pointerType, clientX, isPrimary }) => from = pointerType === 'mouse' || !isPrimary ? undefined : clientX);
dialog.addEventListener('pointerup', ({ clientX }) => {
	if (from !== undefined && Math.abs(clientX - from) > SWIPE) step(clientX < from ? direction : -direction);
	from = undefined;
});

dialog.addEventListener('close', () => {
	const link = links[at];
	figure.replaceChildren();
	if (pushed) history.back();
	else if (indexOf(location.hash) >= 0) history.replaceState(history.state, '', location.pathname + location.search);
	pushed = false;
	link?.focus();
});

addEventListener('popstate', () => {
	const index = indexOf(location.hash);
	if (index >= 0) show(index);
	else if (dialog.open) {
		pushed = false;
		dialog.close();
	}
});

if (indexOf(location.hash) >= 0) show(indexOf(location.hash));
