//! Keeps "20 minutes ago" true in pages that were cached when it was 5 minutes: on `time[data-ago]`, whose text says the day or hour.

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const said = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' });

function update() {
	for (const time of document.querySelectorAll('time[data-ago]')) {
		const age = Date.now() - Date.parse(time.dateTime);
		// a clock that is a little slow must not say "in 1 minute"
		const minutes = Math.floor(Math.max(age, 0) / MINUTE);
		// the hour and day stay where they are of more use
		time.title ||= time.textContent;
		if (age > DAY || age < -DAY) time.textContent = time.title;
		else time.textContent = minutes < 60 ? said.format(-minutes, 'minute') : said.format(-Math.floor(minutes / 60), 'hour');
	}
}

update();
setInterval(update, MINUTE);
// what is fetched later, such as the panels of the menu; a text that is put right adds no element
new MutationObserver((changes) => {
	if (changes.some(({ addedNodes }) => [...addedNodes].some(({ nodeType }) => nodeType === Node.ELEMENT_NODE))) update();
}).observe(document.body, { childList: true, subtree: true });
