//! The form that reports a comment, below the comment. It needs no request until it is sent, so that it opens with or without a network; its own page
//! is for pages without this script.

import { element, facts, say } from './words.js';

const REASONS = ['spam', 'abuse', 'private', 'false', 'other'];
const capital = (name) => name[0].toUpperCase() + name.slice(1);

/** Answers the links below comments. */
export function offerReports() {
	document.addEventListener('click', (event) => {
		const link = event.target.closest?.('.comment-acts a[href^="/comments/report/"]');
		if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
		event.preventDefault();
		toggle(link);
	});
}

async function toggle(link) {
	const acts = link.closest('.comment-acts');
	const shown = acts.parentElement.querySelector(':scope > form[data-waits]');
	link.setAttribute('aria-expanded', !shown);
	if (shown) {
		shown.remove();
		return;
	}
	// a device that has never received the words has its form on the page only
	if (!(await facts()).words.SEND_REPORT) {
		location.assign(link.href);
		return;
	}
	const choices = await Promise.all(REASONS.map(async (value) => element('label', { class: 'form-choice' },
		element('input', { type: 'radio', name: 'reason', value, required: true }), ' ', await say(`reason.${capital(value)}`))));
	const form = element('form', { class: 'comment-form', method: 'post', action: link.getAttribute('href'), 'data-waits': 'report' },
		element('fieldset', { class: 'form-choices' }, element('legend', {}, await say('WHY')), ...choices),
		element('p', { class: 'form-field' }, element('label', {}, await say('ADD'), element('textarea', { name: 'note', rows: 3, maxlength: 500, dir: 'auto' }))),
		element('p', { class: 'form-send' }, element('button', { class: 'go', type: 'submit' }, await say('SEND_REPORT'))));
	// tapped twice while the words were on their way
	if (acts.parentElement.querySelector(':scope > form[data-waits]')) return;
	acts.after(form);
	form.querySelector('input').focus();
}
