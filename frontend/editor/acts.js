//! The acts of the page (publish, schedule …): sent only when everything typed is on the server, for exactly the version on the screen.

/** Watches the forms of acts; `flush()` resolves to `{ saved, version }`, `tell(text)` shows why an act must wait. */
export function watchActs({ flush, tell, words }) {
	// at the click, before the form is sent: Enter in a field clicks the button too
	document.addEventListener('click', async (event) => {
		const button = event.target.closest?.('form[data-act] [type="submit"], form[data-needs-version] [type="submit"]');
		if (!button) return;
		event.preventDefault();
		button.setAttribute('aria-busy', 'true');
		const { saved, version } = await flush();
		button.removeAttribute('aria-busy');
		const { form } = button;
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
		await send(form, button, words);
	});
	openFailed();
}

/** Sends an act; what is wrong with it is said in its sheet, where everything that was entered stays. */
async function send(form, button, words) {
	const problem = form.querySelector('.act-problem');
	if (!problem) return form.requestSubmit(button);
	if (!form.reportValidity()) return;
	const options = { method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { accept: 'application/json' } };
	button.setAttribute('aria-busy', 'true');
	const response = await fetch(form.action, options).catch(() => undefined);
	button.removeAttribute('aria-busy');
	if (response?.ok) {
		location.assign(`${location.pathname}?done=${form.dataset.act}`);
		return;
	}
	const { message, fields } = (await response?.json().catch(() => ({}))) ?? {};
	problem.textContent = fields?.map((field) => field.message).join(' ') || message || words.notAllSaved;
	problem.hidden = false;
}

/** The sheet of an act that was refused opens again with what was entered. */
function openFailed() {
	document.querySelector('.sheet.failed')?.showPopover();
}
