import { noLog } from '../../src/core/log.ts'
import { findDataset } from '../../src/datasets/catalogue.ts'
import { auditLake } from '../../src/ingest/audit/audit-lake.ts'
import type { AuditReport } from '../../src/ingest/audit/finding.ts'
import { ingestRange, type RangeResult } from '../../src/ingest/ingest-range.ts'
import { createSources, type SourceOptions } from '../../src/sources/source-set.ts'
import { createSettableClock } from '../../src/twin/clock.ts'
import { createTwin } from '../../src/twin/emulator/create-twin.ts'
import { serveTwin } from '../../src/twin/emulator/serve-twin.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'

export interface TwinLake extends AsyncDisposable {
  temp: TempLake
  url: string
  /** Sets the clock of the twin and of the lake. */
  set(now: string): void
  /** Orders a fault as people do: `POST /twin/faults`. */
  order(fault: Record<string, unknown>): Promise<void>
  /** Ingests `[from, now)` through the sources. */
  take(dataset: string, from: string): Promise<RangeResult>
  audit(dataset: string, from?: string): Promise<AuditReport>
}

/** The twin over HTTP on loopback, and a lake that collects from it; both live at `now`. */
export async function openTwinLake(now: string, options: SourceOptions = {}): Promise<TwinLake> {
  const clock = createSettableClock(Temporal.Instant.from(now))
  const served = await serveTwin(createTwin({ seed: 9, clock }))
  const temp = await openTempLake(now)
  const sources = createSources(
    { ercotBaseUrl: served.url, eiaBaseUrl: served.url, eiaApiKey: 'demo', ...options },
    { clock: temp.clock },
  )
  return {
    temp,
    url: served.url,
    set(text) {
      clock.set(Temporal.Instant.from(text))
      temp.clock.set(text)
    },
    async order(fault) {
      const { status } = await fetch(`${served.url}/twin/faults`, { method: 'POST', body: JSON.stringify(fault) })
      if (status !== 201) throw new Error(`the twin refuses the fault: ${status}`)
    },
    async take(id, from) {
      const range = { from: Temporal.Instant.from(from), to: temp.clock.now() }
      const steps = ingestRange(findDataset(id), range, { lake: temp.lake, sources, log: noLog })
      let step = await steps.next()
      while (!step.done) step = await steps.next()
      return step.value
    },
    async audit(id, from) {
      const reports = auditLake(temp.lake, {
        datasets: [id],
        ...(from ? { from: Temporal.Instant.from(from) } : {}),
      })
      for await (const report of reports) return report
      throw new Error('nothing was audited')
    },
    async [Symbol.asyncDispose]() {
      await served.close()
      await temp[Symbol.asyncDispose]()
    },
  }
}
