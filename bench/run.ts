// npm run bench -- [ingest] [query] [serve] [web] [--days N] [--runs N] [--python PATH] [--json FILE]
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { BenchOptions, Figure } from './figure.ts'
import { benchIngest } from './ingest/bench-ingest.ts'
import { formatFigures } from './print-figures.ts'
import { benchQuery } from './query/bench-query.ts'
import { benchServe } from './serve/bench-serve.ts'
import { benchWeb } from './web/bench-web.ts'

const BENCHES: Readonly<Record<string, (options: BenchOptions) => Promise<Figure[]>>> = {
  ingest: benchIngest,
  query: benchQuery,
  serve: benchServe,
  web: benchWeb,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    // A quarter: the first second goes to starting, whatever follows.
    days: { type: 'string', default: '84' },
    runs: { type: 'string', default: '5' },
    python: { type: 'string' },
    json: { type: 'string' },
  },
})
const unknown = positionals.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  process.stderr.write(`no bench ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}\n`)
  process.exit(2)
}
const ownPython = join(import.meta.dirname, '..', '.venv-bench', 'bin', 'python')
const options: BenchOptions = {
  days: Number(values.days),
  runs: Number(values.runs),
  python: values.python ?? (existsSync(ownPython) ? ownPython : 'python3'),
  note: (text) => process.stderr.write(`${text}\n`),
}
const figures: Figure[] = []
for (const name of positionals.length > 0 ? positionals : Object.keys(BENCHES)) {
  const measured = (await BENCHES[name]?.(options)) ?? []
  process.stdout.write(`${formatFigures(measured)}\n\n`)
  figures.push(...measured)
}
if (values.json) {
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version }
  await writeFile(values.json, `${JSON.stringify({ machine, figures }, null, 2)}\n`)
}
