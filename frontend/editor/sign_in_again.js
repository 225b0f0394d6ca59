//! The strip that asks for the password when the session has ended: the text stays on the screen and on this device meanwhile.

/** `resume()` goes on sending. */
export function signInAgain({ form, email, words, resume }) {
	const problem = form.querySelector('.error');
	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		problem.hidden = true;
		const password = form.elements.namedItem('password');
		const body = new URLSearchParams({ email, password: password.value });
		const response = await fetch('/desk/sign-in', { method: 'POST', body, redirect: 'manual' }).catch(() => undefined);
		// a redirect leads to the desk, or to the page that asks for a code; the next request finds out
		const again = response?.type === 'opaqueredirect' && (await fetch('/desk/', { redirect: 'manual' }).catch(() => undefined));
		if (again?.ok) {
			password.value = '';
			resume();
			return;
		}
		problem.textContent = words.againFailed;
		problem.hidden = false;
		if (response?.type === 'opaqueredirect') open('/desk/sign-in/code', '_blank');
	});
	// signed in on another tab: no password needed here
	addEventListener('focus', () => !form.hidden && resume());
}
