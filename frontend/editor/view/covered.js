//! What bars cover of the window: a line that is written must not be under them.

/** Between the caret and a bar, in pixels. */
const GAP = 16;
// the foot stands above the navigation of a phone; words put aside stand above the foot
const [ABOVE, BELOW] = ['.editor-bar, .find-bar', '.editor-foot, .tray'];

/** How near the caret may come to the edges of the window, as ProseMirror takes it: read at each scroll, because bars grow. */
export const covered = {
	get top() {
		const bars = Math.max(0, ...boxes(ABOVE).map((box) => box.bottom));
		// a keyboard may leave less than the bars need
		return bars + this.bottom + 4 * GAP > height() ? GAP : bars + GAP;
	},
	get bottom() {
		return height() - Math.min(height(), ...boxes(BELOW).map((box) => box.top)) + GAP;
	},
	left: 0,
	right: 0,
};

const height = () => globalThis.visualViewport?.height ?? innerHeight;

function boxes(selector) {
	return [...document.querySelectorAll(selector)].map((each) => each.getBoundingClientRect()).filter((box) => box.height > 0);
}
