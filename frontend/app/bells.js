//! The bells on pages of what a reader can follow, and alerts that lead to another page. The panel is loaded when a bell is tapped.

import { alerts, isOn, repair } from '../worker/alerts.js';
import { bar } from './bar.js';
import { isApple } from './install.js';
import { facts, say } from './words.js';

/** Whether this browser can get alerts, or could if the paper were installed. */
export const canRing = () => 'PushManager' in self && 'Notification' in self || isApple();

/** Shows the bells and what they follow. */
export async function bells() {
	const buttons = document.querySelectorAll('[data-alerts]');
	if (!buttons.length || !canRing() || !(await facts()).push) return;
	const state = await alerts();
	for (const button of buttons) {
		const offered = JSON.parse(button.dataset.alerts);
		const follows = (now) => isOn(now) && now.topics.some(([topic]) => offered.some(([name]) => name === topic));
		const show = (now) => button.dataset.state = follows(now) ? 'saved' : 'off';
		show(state);
		button.hidden = false;
		button.addEventListener('click', async () => {
			const { alertsDialog } = await import('/assets/alerts.js');
			await alertsDialog(offered, async () => show(await alerts()));
		});
	}
}

/** Repairs the subscription silently, and goes where an alert leads, unless somebody writes here. */
export function watchAlerts(registration) {
	if (registration.pushManager) facts().then(({ push }) => repair(registration.pushManager, push)).catch(() => {});
	navigator.serviceWorker.addEventListener('message', async ({ data, ports }) => {
		if (data?.act !== 'go') return;
		ports[0]?.postMessage(true);
		if (!somebodyWrites()) location.assign(data.href);
		else bar('alert', await say('NEWS', { name: (await facts()).name }), [[await say('SHOW'), () => location.assign(data.href)], [await say('LATER')]]);
	});
}

const somebodyWrites = () => [...document.querySelectorAll('textarea')].some(({ value, defaultValue }) => value.trim() && value !== defaultValue);
