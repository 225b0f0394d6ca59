//! Sets the colours and the text size that the reader chose, and hides breaking news that they closed, before anything is rendered. A classic script in
//! the head: it must block rendering.
{
	const { dataset } = document.documentElement;
	try {
		for (const name of ['theme', 'text']) {
			const chosen = localStorage.getItem(name);
			// the desk shows previews in a theme of its own choice
			if (chosen) dataset[name] ??= chosen;
		}
		// a style sheet made by script needs no permission of the page's policy
		const closed = localStorage.getItem('breaking');
		if (closed) {
			const sheet = new CSSStyleSheet();
			sheet.insertRule(`[data-breaking="${CSS.escape(closed)}"] { display: none }`);
			document.adoptedStyleSheets = [sheet];
		}
	} catch {
		// storage is off: pages look as the device has it
	}
}
