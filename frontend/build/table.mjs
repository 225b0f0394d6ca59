//! The table of sizes at the end of a build.

/** Bytes uncompressed and compressed, the largest first. */
export function sizeTable(manifest) {
	const rows = Object.entries(manifest)
		.filter(([, entry]) => entry.path.startsWith('/assets/'))
		.sort(([, a], [, b]) => (b.br ?? b.bytes) - (a.br ?? a.bytes))
		.map(([name, { bytes, br }]) => [name, bytes, br ?? bytes]);
	const width = Math.max(...rows.map(([name]) => name.length), 4);
	const line = (name, bytes, br) => `  ${name.padEnd(width)} ${number(bytes)} ${number(br)}`;
	return [line('file', 'bytes', 'brotli'), ...rows.map((row) => line(...row))].join('\n');
}

function number(value) {
	return (typeof value === 'number' ? value.toLocaleString('en') : value).padStart(10);
}
