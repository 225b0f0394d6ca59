//! target/site: hashed names, compressed copies, the manifest, and the files of earlier builds.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { shortHash } from './inputs.mjs';
import { known, site as folder } from './paths.mjs';

const COMPRESSED = new Set(['.css', '.js', '.wasm', '.svg', '.json', '.webmanifest', '.txt', '.xml', '.html', '.ico']);
// below this size, compressed files are not smaller
const SMALL = 200;
const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

export class Site {
	/** Name as sources write it → `{ path, bytes, br, integrity }`; `br` is null for files that compression does not make smaller. */
	manifest = {};
	#contents = new Map();

	/** A file whose name gets a hash: `site.css` → /assets/site.ab12cd34.css. It may be cached for ever. */
	add(name, bytes) {
		const extension = extname(name);
		const stem = name.slice(0, -extension.length);
		this.#put(name, `/assets/${stem}.${shortHash(bytes)}${extension}`, bytes);
	}

	/** A file that keeps its name, such as favicon.ico. */
	keep(name, bytes) {
		this.#put(name, `/${name}`, bytes);
	}

	#put(name, path, bytes) {
		if (this.manifest[name]) throw known(`Two files have the name ${name} in the site. Rename one of them.`);
		bytes = Buffer.from(bytes);
		const integrity = `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
		this.manifest[name] = { path, bytes: bytes.length, br: null, integrity };
		this.#contents.set(path, bytes);
	}

	/** The final path of a file that was added before. */
	pathOf(name) {
		const entry = this.manifest[name];
		if (!entry) throw known(`No step builds ${name}. There are: ${Object.keys(this.manifest).join(', ')}`);
		return entry.path;
	}

	/** A text file with every /assets/NAME in it replaced by the final path. */
	resolve({ source, text }) {
		const final = new Set(Object.values(this.manifest).map((entry) => entry.path));
		return text.replace(/\/assets\/[\w./-]*[\w-]/g, (path) => {
			if (final.has(path)) return path;
			const name = path.slice('/assets/'.length);
			if (!this.manifest[name]) throw known(`${source} refers to ${path}, which no step builds. There are: ${Object.keys(this.manifest).join(', ')}`);
			return this.pathOf(name);
		});
	}

	/**
	 * Writes missing files, then the manifest, then removes files that belong neither to this build nor to `keep`, the
	 * paths of earlier builds.
	 */
	async write({ keep }) {
		let written = 0;
		const put = (path, bytes) => {
			mkdirSync(dirname(folder + path), { recursive: true });
			writeFileSync(`${folder}${path}.new`, bytes);
			renameSync(`${folder}${path}.new`, folder + path);
		};
		await Promise.all(Object.values(this.manifest).map(async (entry) => {
			const bytes = this.#contents.get(entry.path);
			const compressed = bytes.length > SMALL && COMPRESSED.has(extname(entry.path));
			const file = folder + entry.path;
			const fresh = existsSync(file) && readFileSync(file).equals(bytes) && (!compressed || existsSync(`${file}.br`) && existsSync(`${file}.gz`));
			if (!fresh) {
				written += 1;
				if (compressed) {
					const options = { params: { [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
					put(`${entry.path}.br`, await brotli(bytes, options));
					put(`${entry.path}.gz`, await gzip(bytes, { level: 9 }));
				}
				put(entry.path, bytes);
			}
			if (compressed) entry.br = readFileSync(`${file}.br`).length;
		}));
		put('/manifest.json', JSON.stringify(this.manifest, null, '\t'));

		const current = Object.values(this.manifest).map((entry) => entry.path);
		const wanted = new Set([...current, ...keep, '/manifest.json']);
		for (const path of filesIn('')) {
			if (!wanted.has(path.replace(/\.(br|gz)$/, '')) && !wanted.has(path)) rmSync(folder + path);
		}
		return { current, written };
	}
}

function filesIn(path) {
	return readdirSync(folder + path, { withFileTypes: true }).flatMap((entry) => {
		const below = `${path}/${entry.name}`;
		return entry.isDirectory() ? filesIn(below) : [below];
	});
}
