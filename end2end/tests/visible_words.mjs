//! The words that a person sees on the page a clipboard comes from: counted without the editor's own code, to compare with.

/** Runs in the browser. Words in order, with the changes of spelling that every paste makes. */
export function visibleWords(html) {
	const document = new DOMParser().parseFromString(html, 'text/html');
	const isWord = /\bmso-|class="?Mso/i.test(html);
	const gone = ['script, style, title, noscript, template, svg, iframe, textarea, select, object', '[hidden], [aria-hidden=true]'];
	if (isWord) gone.push('del, .msoDel, .MsoCommentReference, .MsoCommentText, .msocomtxt');
	document.querySelectorAll(gone.join(', ')).forEach((element) => element.remove());
	for (const element of document.querySelectorAll('[style]')) {
		const style = element.getAttribute('style').replace(/\s+/g, '');
		if (/display:none|mso-list:Ignore|mso-element:comment/i.test(style)) element.remove();
	}
	document.querySelectorAll('img[alt]').forEach((image) => {
		if (/^[\p{Extended_Pictographic}\p{Emoji_Component}\u200d\ufe0f]+$/u.test(image.alt)) image.replaceWith(image.alt);
	});
	const isBreak = /^(?:address|article|aside|blockquote|br|caption|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h\d|header|hr|img|li|main|ol|p|picture|pre|section|summary|table|td|th|tr|ul)$/;
	let text = '';
	const visit = (node) => {
		if (node.nodeType === 3) text += node.data;
		else if (node.nodeType === 1) {
			const isBlock = isBreak.test(node.localName) || /display:\s*block/.test(node.getAttribute('style') ?? '');
			if (isBlock) text += '\n';
			node.childNodes.forEach(visit);
			if (isBlock) text += '\n';
		}
	};
	visit(document.body);
	return text.replace(/[\u00ad\u200b\u2060\ufeff]/g, '').replace(/[\ufb00-\ufb06]/g, (letter) => letter.normalize('NFKC')).split(/\s+/).filter(Boolean);
}
