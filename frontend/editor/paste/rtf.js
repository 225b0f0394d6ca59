//! Pictures in RTF: Word puts them there, while its HTML names files that only its own computer has.

const KINDS = { pngblip: 'png', jpegblip: 'jpeg' };
const LARGEST = 60_000_000;

/** The PNG and JPEG pictures of an RTF text in their order, null for each of another kind. */
export function rtfPictures(rtf) {
	if (!rtf || rtf.length > LARGEST) return [];
	const found = [];
	for (const match of rtf.matchAll(/\{\\pict(?=[\s\\{])/g)) {
		// in "nonshppict" the same picture stands a second time, for old programs
		if (/\\nonshppict\s*$/.test(rtf.slice(Math.max(0, match.index - 40), match.index))) continue;
		const start = match.index + match[0].length;
		const data = /[\da-fA-F\s]{64,}\}/y;
		const head = rtf.slice(start, start + 20_000);
		const offset = head.search(/(?:\s|\})[\da-fA-F]{64}/);
		if (offset < 0) continue;
		const kind = /\\(pngblip|jpegblip)\b/.exec(head.slice(0, offset))?.[1];
		data.lastIndex = start + offset + 1;
		const hex = data.exec(rtf)?.[0].replace(/[^\da-fA-F]/g, '');
		found.push(kind && hex ? file(hex, KINDS[kind], found.length + 1) : null);
	}
	return found;
}

function file(hex, kind, number) {
	const bytes = new Uint8Array(hex.length >> 1);
	for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16);
	return new File([bytes], `picture-${number}.${kind}`, { type: `image/${kind}` });
}
