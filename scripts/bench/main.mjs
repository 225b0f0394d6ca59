// Runs the given rows, prints one table of ratios, writes target/bench.json. Exit code 1 if a row misses its bar or could not run.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { context } from './context.mjs'
import { rows } from './rows/index.mjs'

const HELP = `./dev bench [ROW…] [options]    a ROW may be the beginning of a name: "scale" runs all scale rows
  --list             the rows with their bars and aims
  --press FILE       this program instead of a fresh release build
  --rounds N         rounds of A and B in turn (5; fewer are marked as a trial)
  --seconds S        length of each measurement (4)
  --large N          stories of the large newsroom (100000); the small one has 1000`

const options = { press: 'target/release/press', rounds: 5, seconds: 4, large: 100_000 }
const names = []
const args = process.argv.slice(2)
while (args.length) {
	const arg = args.shift()
	if (arg === '--help') {
		console.log(HELP)
		process.exit(0)
	}
	if (arg === '--list') {
		for (const row of rows) console.log(`${row.name.padEnd(26)} ${row.what}: bar ${bound(row, row.bar)}, aim ${bound(row, row.aim)}`)
		process.exit(0)
	}
	if (!arg.startsWith('--')) names.push(arg)
	else if (arg.slice(2) in options) options[arg.slice(2)] = arg === '--press' ? args.shift() : Number(args.shift())
	else {
		console.error(`Unknown option ${arg}.\n${HELP}`)
		process.exit(2)
	}
}
// a slow row runs only when it is named
const wanted = rows.filter((row) => names.length ? names.some((name) => row.name.startsWith(name)) : !row.slow)
if (!wanted.length) {
	console.error(`No row begins with ${names.join(' or ')}; --list names them.`)
	process.exit(2)
}

const bench = context(options)
// no server may stay behind when the run is interrupted
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => bench.stopAll().then(() => process.exit(130)))
const results = []
const shared = new Map()
for (const row of wanted) {
	process.stderr.write(`• ${row.name}\n`)
	let result
	try {
		// rows with the same measurement share it
		const key = row.measure
		if (!shared.has(key)) shared.set(key, key(bench).catch((error) => ({ error })))
		const measured = await shared.get(key)
		if (measured.error) throw measured.error
		const value = measured[row.name] ?? measured
		result = { ...value, ok: within(row, value.ratio, row.bar), aim: within(row, value.ratio, row.aim) }
	} catch (error) {
		result = { ratio: null, ok: false, aim: false, failed: error.message }
	}
	results.push({ name: row.name, what: row.what, bar: bound(row, row.bar), aimed: bound(row, row.aim), ...result })
}
await bench.stopAll()

console.log('')
console.log(['row'.padEnd(26), 'ratio'.padStart(9), 'min – max'.padStart(19), 'bar'.padStart(9), 'aim'.padStart(9), '  '].join(' '))
for (const r of results) {
	const verdict = r.failed ? `FAILED: ${r.failed}` : `${r.aim ? 'aim reached' : r.ok ? 'bar reached' : 'BELOW THE BAR'}${r.note ? ` (${r.note})` : ''}`
	console.log([r.name.padEnd(26), number(r.ratio).padStart(9), `${number(r.min)} – ${number(r.max)}`.padStart(19), r.bar.padStart(9), r.aimed.padStart(9), ' ' + verdict].join(' '))
}
if (options.rounds < 5) console.log(`Only ${options.rounds} rounds: a trial, not for reporting.`)
mkdirSync('target', { recursive: true })
writeFileSync('target/bench.json', JSON.stringify({ at: new Date().toISOString(), machine: `${cpus().length} × ${cpus()[0]?.model}`, options, results }, null, '\t') + '\n')
console.log('target/bench.json contains the raw figures.')
process.exit(results.every((r) => r.ok) ? 0 : 1)

function bound(row, value) {
	return `${row.more ? '≥' : '≤'} ${value}`
}
function within(row, ratio, limit) {
	return Number.isFinite(ratio) && (row.more ? ratio >= limit : ratio <= limit)
}
function number(value) {
	if (!Number.isFinite(value)) return '–'
	return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(3)
}
