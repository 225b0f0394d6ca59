//! The acts of the page (publish, schedule …): sent only when everything typed is on the server, for exactly the version on the screen.

/** Watches the forms of acts; `flush()` resolves to `{ saved, version }`, `tell(text)` shows why an act must wait. */
export function watchActs({ flush, tell, words }) {
	document.addEventListener('submit', async (event) => {
		const form = event.target.closest?.('form[data-act], form[data-needs-version]');
		if (!form || form.dataset.sent) return;
		event.preventDefault();
		const button = event.submitter;
		button?.setAttribute('aria-busy', 'true');
		const { saved, version } = await flush();
		button?.removeAttribute('aria-busy');
		if (!saved) {
			form.closest('[popover]')?.hidePopover();
			tell(words.notAllSaved);
			return;
		}
		let field = form.elements.namedItem('version');
		if (!field) {
			field = Object.assign(document.createElement('input'), { type: 'hidden', name: 'version' });
			form.append(field);
		}
		field.value = version;
		// the second submit of the same form is not ours
		form.dataset.sent = 'true';
		form.requestSubmit(button);
		setTimeout(() => delete form.dataset.sent, 3_000);
	});
	openFailed();
}

/** The sheet of an act that was refused opens again with what was entered. */
function openFailed() {
	document.querySelector('.sheet.failed')?.showPopover();
}
