//! Sends one file to the server.

/** Resolves with `{ status, body }`; status 0 without a connection. `onProgress(percent)` is called while it is sent. */
export function send(file, onProgress) {
	return new Promise((resolve) => {
		const request = new XMLHttpRequest();
		request.upload.addEventListener('progress', (event) => onProgress(Math.round(100 * event.loaded / event.total)));
		request.addEventListener('loadend', () => {
			let body = {};
			try {
				body = JSON.parse(request.responseText);
			} catch { /* no answer, or a page */ }
			resolve({ status: request.status, body });
		});
		request.open('POST', `/desk/pictures/pictures.json?name=${encodeURIComponent(file.name || 'photo')}`);
		request.setRequestHeader('content-type', file.type || 'application/octet-stream');
		request.setRequestHeader('accept', 'application/json');
		request.send(file);
	});
}
