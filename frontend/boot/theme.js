//! Sets the colours and the text size that the reader chose before anything is rendered. A classic script in the head: it must block rendering.
{
	const { dataset } = document.documentElement;
	try {
		for (const name of ['theme', 'text']) {
			const chosen = localStorage.getItem(name);
			// the desk shows previews in a theme of its own choice
			if (chosen) dataset[name] ??= chosen;
		}
	} catch {
		// storage is off: pages look as the device has it
	}
}
