import { join } from 'node:path'
import type { BenchOptions, Figure } from '../figure.ts'
import { interleave, timed } from '../interleave.ts'
import { median, quantile } from '../median.ts'
import { withQueryLake } from '../query/query-lake.ts'
import { runScript, startServerChild } from './http-child.ts'
import type { Load } from './http-load-child.ts'

/** About 4 KB of JSON: the prices of a hub, five hours. */
const CACHED =
  'api/v1/prices?market=rt&locations=HB_NORTH&from=2026-03-01T06:00Z&to=2026-03-01T11:00Z&columns=location,interval_start,interval_end,interval_start_local,price_usd_per_mwh'
const SECONDS = '3'
const CONNECTIONS = '32'
const RATE = '1000'

const HUBS = ['HB_HOUSTON', 'HB_NORTH', 'HB_PAN', 'HB_SOUTH', 'HB_WEST']
const YEAR_QUESTIONS = 40
const YEAR_BUDGET_P95_MS = { json: 50, columnar: 30, arrow: 25 } as const

/** What curl, pandas or DuckDB ask for, beside browsers and Node, which want it compressed: then the client's time to unpack it counts too. */
const YEAR_FORMATS = [
  ['json', 'identity'],
  ['columnar', 'identity'],
  ['arrow', 'identity'],
  ['json', 'gzip'],
  ['columnar', 'gzip'],
] as const

/** What the HTTP door does with answers it has, beside bare node:http with the same bytes, and with a year of a hub that it has not. */
export async function benchHttp(options: BenchOptions): Promise<Figure[]> {
  return withQueryLake(options.note, async ({ folder }) => {
    const data = join(folder, 'data')
    return [...(await measureCached(data, options)), ...(await measureYears(data, options))]
  })
}

async function measureCached(data: string, { runs, note }: BenchOptions): Promise<Figure[]> {
  note('http: cached answers, beside bare node:http')
  await using ours = await startServerChild('http-server-child.ts', [data])
  const url = `${ours.url}/${CACHED}`
  await using bare = await startServerChild('http-bare-child.ts', [url])
  const load = (target: string, ...rate: string[]) =>
    runScript<Load>('http-load-child.ts', [target, SECONDS, CONNECTIONS, ...rate])
  const most = async (target: string) => (await load(target)).requestsPerSecond
  const compared = await interleave(
    runs,
    () => most(url),
    () => most(bare.url),
  )
  const steady: { ours: Load; bare: Load }[] = []
  for (let run = 0; run < runs; run++) steady.push({ ours: await load(url, RATE), bare: await load(bare.url, RATE) })
  const peerName = 'bare node:http, the same bytes'
  const steadily = (name: 'p50Ms' | 'p99Ms', label: string, budgetMs: number): Figure => {
    const mine = median(steady.map((turn) => turn.ours[name]))
    return {
      bench: 'serve',
      what: `cached prices, 4 KB, at 1,000 requests/s, ${label}`,
      ours: mine,
      unit: 'ms',
      peerName,
      peer: median(steady.map((turn) => turn.bare[name])),
      ratio: median(steady.map((turn) => turn.ours[name] / turn.bare[name])),
      budget: `< ${budgetMs} ms`,
      met: mine < budgetMs,
    }
  }
  return [
    {
      bench: 'serve',
      what: 'cached prices, 4 KB, as many requests as there can be',
      ours: compared.ours,
      unit: 'req/s',
      peerName,
      peer: compared.peer,
      ratio: compared.ratio,
      budget: '≥ 0.8 ×',
      met: compared.ratio >= 0.8,
    },
    steadily('p50Ms', 'p50', 1),
    steadily('p99Ms', 'p99', 10),
  ]
}

async function measureYears(data: string, { note }: BenchOptions): Promise<Figure[]> {
  note('http: one hub × one year, not cached')
  await using server = await startServerChild('http-server-child.ts', [data, 'uncached'])
  const figures: Figure[] = []
  for (const [format, encoding] of YEAR_FORMATS) {
    const tookMs: number[] = []
    for (let asked = 0; asked < YEAR_QUESTIONS + HUBS.length; asked++) {
      const hub = HUBS[asked % HUBS.length]
      const query = `market=rt&locations=${hub}&from=2025-09-01T05:00Z&to=2026-09-01T05:00Z&columns=interval_start,price_usd_per_mwh&format=${format}`
      const ms = await timed(async () => {
        const response = await fetch(`${server.url}/api/v1/prices?${query}`, {
          headers: { 'accept-encoding': encoding },
        })
        if (!response.ok) throw new Error(await response.text())
        await response.arrayBuffer()
      })
      if (asked >= HUBS.length) tookMs.push(ms)
    }
    const budgetMs = YEAR_BUDGET_P95_MS[format]
    const p95 = quantile(tookMs, 0.95)
    const what = `one hub × one year over HTTP as ${format}${encoding === 'identity' ? '' : `, ${encoding}`}`
    figures.push(
      { bench: 'serve', what: `${what}, p50`, ours: median(tookMs), unit: 'ms' },
      {
        bench: 'serve',
        what: `${what}, p95`,
        ours: p95,
        unit: 'ms',
        ...(encoding === 'identity' ? { budget: `< ${budgetMs} ms`, met: p95 < budgetMs } : {}),
      },
    )
  }
  return figures
}
