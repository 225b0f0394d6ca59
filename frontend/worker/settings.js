//! What a reader set on this device, and what it means at this moment.

import { get, put } from './database.js';

/** As it is before a reader sets anything. */
export const DEFAULTS = { edition: true, pictures: 'always' };

export const settings = async () => ({ ...DEFAULTS, ...await get('values', 'settings') });
export const change = async (changes) => put('values', 'settings', { ...await settings(), ...changes });

/** Whether pictures may be loaded over this connection. `wifi` takes a connection of unknown kind for Wi-Fi, as on desktops. */
export function mayLoadPictures(pictures, connection = {}) {
	if (pictures === 'never') return false;
	return pictures === 'always' || !(connection.saveData || connection.type === 'cellular');
}

/** Whether a download that nobody asked for may begin. */
export const mayLoadUnasked = (connection = {}) => !(connection.saveData || /2g$/.test(connection.effectiveType ?? ''));
