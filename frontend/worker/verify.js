//! Signature and hashes of the edition.

const bytesOf = (text) => new TextEncoder().encode(text);

/** Bytes of base64url. */
export function decoded(text) {
	const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
	return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

/** Whether `signature` is of `text` under the public key, an uncompressed point of P-256; both in base64url. */
export async function isSigned(text, signature, key) {
	try {
		const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
		const imported = await crypto.subtle.importKey('raw', decoded(key), algorithm, false, ['verify']);
		return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, decoded(signature), bytesOf(text));
	} catch {
		return false;
	}
}

/** Whether `hash` (128 bits of SHA-256 in base64url) is that of `text`. */
export async function hasHash(text, hash) {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(text)));
	return decoded(hash).every((byte, at) => byte === digest[at]);
}
