import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noLog } from '../../src/core/log.ts'
import { findDataset } from '../../src/datasets/catalogue.ts'
import type { Dataset } from '../../src/datasets/dataset.ts'
import { backfill } from '../../src/jobs/backfill.ts'
import { openWorkplace, type Workplace } from '../../src/jobs/open-workplace.ts'
import { PAGE_DATASETS } from '../../src/jobs/page-datasets.ts'
import { createSources } from '../../src/sources/source-set.ts'
import { createSettableClock, type SettableClock } from '../../src/twin/clock.ts'
import { createTwin } from '../../src/twin/emulator/create-twin.ts'
import { serveTwin } from '../../src/twin/emulator/serve-twin.ts'
import type { Twin } from '../../src/twin/emulator/twin.ts'

/** A lake of its own beside a twin that stands where the upstreams are; gone when disposed. */
export interface TwinLake extends AsyncDisposable {
  directory: string
  workplace: Workplace
  twin: Twin
  clock: SettableClock
  /** Moves the clock to `to` and collects what the twin published over HTTP since `from`, as the worker does; by default what the page shows. */
  collect(from: Temporal.Instant, to: Temporal.Instant, datasets?: readonly Dataset[]): Promise<void>
}

/** `prepare` may fill the folder before the lake is opened. */
export async function openTwinLake(
  now: Temporal.Instant,
  prepare: (directory: string) => Promise<void> = async () => {},
  memoryBytes = 500_000_000,
): Promise<TwinLake> {
  const directory = await mkdtemp(join(tmpdir(), 'gridlake-e2e-'))
  await prepare(directory)
  const clock = createSettableClock(now)
  const twin = createTwin({ seed: 1, clock })
  const served = await serveTwin(twin)
  const sources = createSources({ ercotBaseUrl: served.url, eiaBaseUrl: served.url, eiaApiKey: 'twin' }, { clock })
  const workplace = await openWorkplace(
    {
      dataDirectory: directory,
      memoryBytes,
      queryTimeoutMs: 10_000,
      queryMaxRows: 100_000,
      queryMaxBytes: 50_000_000,
      queryMemoryBytes: 500_000_000,
    },
    { clock },
  )
  return {
    directory,
    workplace,
    twin,
    clock,
    async collect(from, to, datasets = PAGE_DATASETS.map((id) => findDataset(id))) {
      clock.set(to)
      await finish(backfill(datasets, { from, to }, { lake: workplace.lake, sources, log: noLog }))
    },
    async [Symbol.asyncDispose]() {
      await workplace[Symbol.asyncDispose]()
      await served.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** Runs a backfill to its end. Throws where a document could not be had or read. */
async function finish(steps: ReturnType<typeof backfill>): Promise<void> {
  let step = await steps.next()
  while (!step.done) step = await steps.next()
  const failures = [...step.value.values()].flatMap((result) => result.failures)
  if (failures.length > 0) throw new Error(`the twin was not collected whole: ${JSON.stringify(failures)}`)
}
