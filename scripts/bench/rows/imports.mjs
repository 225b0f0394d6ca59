// Large archives: an import of many generated posts against one of a tenth, and what batches gain on this disk.
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { inTurn, median, need, ratio } from '../context.mjs'
import { built, run } from '../programs.mjs'

const FOLDER = resolve('target/bench/import')
const MOST_MB = 256
const COPIED = 500

async function imported(bench, posts) {
	rmSync(FOLDER, { recursive: true, force: true })
	const report = await run(built(bench, 'import'), [String(posts), FOLDER])
	need(report.imported === posts, `${report.imported} of ${posts} posts were imported`)
	return report
}

const seconds = (reports) => reports.map((report) => report.seconds)

export async function imports(bench) {
	// the speed of a machine varies, so ten small imports, five before and five after, take about as long as the large one
	const small = []
	const some = async () => {
		for (let times = 0; times < 5; times++) small.push(await imported(bench, bench.options.large / 10))
	}
	await some()
	const large = await imported(bench, bench.options.large)
	await some()
	need(large.peakMegabytes <= MOST_MB, `the import took ${large.peakMegabytes} MB, the limit is ${MOST_MB}`)
	const times = seconds(small)
	const mean = times.reduce((sum, time) => sum + time, 0) / times.length
	const commits = (mode) => () => run(built(bench, 'commits'), [join(FOLDER, 'newsroom.sqlite'), String(COPIED), mode])
	const [row, batch] = await inTurn(bench.options.rounds, commits('row'), commits('batch'))
	need(row.every(({ rows }) => rows === batch[0].rows && rows > COPIED), `${row[0].rows} rows against ${batch[0].rows}`)
	// the cost of a commit decides; some disks acknowledge it at once
	const commit = (1000 * (median(seconds(row)) - median(seconds(batch)))) / row[0].rows
	return {
		'import-time': { ...ratio(times.map(() => large.seconds), times, { unit: 'seconds' }), ratio: large.seconds / mean },
		'import-memory': ratio([large.peakMegabytes], [median(small.map((report) => report.peakMegabytes))], { unit: 'MB' }),
		'import-batches': ratio(seconds(row), seconds(batch), { unit: 'seconds', rows: row[0].rows, stories: COPIED, note: `a commit takes ${commit.toFixed(2)} ms on this disk` }),
	}
}
