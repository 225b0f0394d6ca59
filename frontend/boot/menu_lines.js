//! Lines of a menu are dragged by their handle: up and down changes the order, sideways the level. The form is the same as without script.

const STEP = 28;
const LEVELS = 4;

const depth = (line) => Number(line.querySelector('[name=depth]').value);

function setDepth(line, level) {
	line.querySelector('[name=depth]').value = level;
	line.className = `menu-line depth-${level}`;
}

/** A line with all that is below it. */
function part(line) {
	const lines = [line];
	for (let next = line.nextElementSibling; next && depth(next) > depth(line); next = next.nextElementSibling) lines.push(next);
	return lines;
}

/** The server repairs impossible levels; here they are repaired too, so that the screen shows what will be saved. */
function tidy(list) {
	let most = 0;
	[...list.children].forEach((line, at) => {
		setDepth(line, Math.min(depth(line), most, LEVELS - 1));
		most = depth(line) + 1;
		for (const button of line.querySelectorAll('[name=act]')) button.value = `${button.value.split(':')[0]}:${at}`;
	});
}

export function dragLines(list) {
	for (const line of list.children) {
		const handle = document.createElement('span');
		handle.className = 'menu-handle';
		handle.textContent = '⠿';
		// keys and screen readers have the buttons
		handle.setAttribute('aria-hidden', 'true');
		line.prepend(handle);
		handle.addEventListener('pointerdown', (event) => begin(event, list, line));
	}
}

function begin(event, list, line) {
	event.preventDefault();
	const moving = part(line);
	const levels = moving.map(depth);
	const back = getComputedStyle(list).direction === 'rtl' ? -1 : 1;
	const from = event.clientX;
	for (const one of moving) one.classList.add('moving');
	// not the handle: moving it in the document would end the capture
	list.setPointerCapture(event.pointerId);
	const move = ({ clientX, clientY }) => {
		const over = [...list.children].find((one) => {
			const box = one.getBoundingClientRect();
			return !moving.includes(one) && clientY > box.top && clientY < box.bottom;
		});
		if (over) {
			const box = over.getBoundingClientRect();
			if (clientY < box.top + box.height / 2) over.before(...moving);
			else over.after(...moving);
		}
		const by = Math.round(((clientX - from) * back) / STEP);
		moving.forEach((one, at) => {
			setDepth(one, Math.max(0, levels[at] + Math.max(by, -levels[0])));
			one.classList.add('moving');
		});
	};
	const end = () => {
		list.removeEventListener('pointermove', move);
		for (const one of moving) one.classList.remove('moving');
		tidy(list);
	};
	list.addEventListener('pointermove', move);
	list.addEventListener('pointerup', end, { once: true });
	list.addEventListener('pointercancel', end, { once: true });
}
