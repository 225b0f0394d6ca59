//! The words of the editor, as its parts use them, from the flat list that the page carries.

/** `flat` maps names such as `FIELD_ALT` to texts; `Title|Purpose|other words` are split. */
export function wordsOf(flat) {
	const get = (name) => flat[name] ?? name;
	const fill = (name, values) => Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, value), get(name));
	const named = (prefix) => Object.entries(flat).filter(([name]) => name.startsWith(prefix)).map(([name, text]) => [camel(name.slice(prefix.length)), text]);
	const plain = (prefix) => Object.fromEntries(named(prefix));
	const split = (prefix, ...keys) => Object.fromEntries(named(prefix).map(([name, text]) => [name, Object.fromEntries(keys.map((key, at) => [key, text.split('|')[at] ?? '']))]));
	const stops = split('STOP_', 'what', 'act');
	const stop = (name) => (Object.hasOwn(stops, name) ? stops[name] : undefined);
	const words = Object.fromEntries(Object.entries(flat).map(([name, text]) => [camel(name), text]));
	return {
		...words,
		uploading: (percent) => get('UPLOADING').replace('{n}', percent),
		blocks: split('BLOCK_', 'title', 'hint', 'also'),
		fields: split('FIELD_', 'label', 'hint'),
		lines: plain('LINE_'),
		find: {
			...plain('FIND_'),
			count: (at, all) => (at ? fill('FIND_AT', { at, n: all }) : fill('FIND_FOUND', { n: all })),
			replaced: (n) => fill('FIND_REPLACED', { n }),
		},
		paste: {
			...plain('PASTE_'),
			...Object.fromEntries(['comments', 'missing', 'fetched', 'galleries'].map((name) => [name, (n) => fill(`PASTE_${name.toUpperCase()}`, { n })])),
			failed: (name, why) => fill('PASTE_FAILED', { name, why: why ?? '' }).trim(),
			frames: (hosts) => fill('PASTE_FRAMES', { hosts: hosts ?? '' }),
			shortened: (n) => fill('PASTE_SHORTENED', { n: n.toLocaleString() }),
			noFile: (name) => fill('PASTE_NO_FILE', { name }),
		},
		table: plain('TABLE_'),
		keys: plain('KEY_'),
		keysGroups: plain('KEYS_GROUP_'),
		long: { ...plain('LONG_'), signed_out: get('LONG_SIGNED_OUT') },
		/** Why nothing is sent, `{ what, act }`: by the error's word, or for one without an entry by the kind of the answer. */
		stop: (kind, code = '') => stop(camel(code)) ?? stop(kind) ?? stops.refused,
		trayWhy: { dropped: get('TRAY_DROPPED'), covered: get('TRAY_COVERED'), refused: get('TRAY_REFUSED') },
		status: {
			saved: get('SAVED'),
			savedPublished: get('SAVED_PUBLISHED'),
			savedWithChanges: get('SAVED_CHANGES'),
			savedScheduled: get('SAVED_SCHEDULED'),
			savedScheduledChanges: get('SAVED_SCHEDULED_CHANGES'),
			sending: get('SENDING'),
			onDevice: get('ON_DEVICE'),
			offline: get('OFFLINE'),
			nowhere: get('NOWHERE'),
			notOnDevice: get('NOT_ON_DEVICE'),
			uploadsWait: get('UPLOADS_WAIT'),
			stopped: { signed_out: get('STOPPED_SIGNED_OUT'), refused: get('STOPPED_REFUSED'), forbidden: get('STOPPED_FORBIDDEN'), codes_needed: get('STOPPED_CODES_NEEDED'), gone: get('STOPPED_GONE'), outdated: get('STOPPED_OUTDATED') },
		},
	};
}

const camel = (name) => name.toLowerCase().replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
