import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { noLog } from '../../src/core/log.ts'
import type { Dataset } from '../../src/datasets/dataset.ts'
import { ercotDamMcpc } from '../../src/datasets/ercot/dam-mcpc.ts'
import { ercotGenerationByFuel } from '../../src/datasets/ercot/generation-by-fuel.ts'
import { ercotRtOrdcPriceAdders } from '../../src/datasets/ercot/rt-ordc-price-adders.ts'
import { ingestRange } from '../../src/ingest/ingest-range.ts'
import { createSources } from '../../src/sources/source-set.ts'
import { type MisStandIn, type StandInDocument, serveMis } from '../support/mis-stand-in.ts'
import { readRows } from '../support/read-rows.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'

const NOW = '2026-09-20T20:00:00Z'
const HEADER = 'DeliveryDate,HourEnding,AncillaryType,MCPC,DSTFlag'
const YEARLY_HEADER = 'Delivery Date,Hour Ending,Repeated Hour Flag,REGDN,REGUP ,RRS,NSPIN'

const texas = (date: Temporal.PlainDate) =>
  date.toString().replace(/(\d+)-(\d+)-(\d+)/, (_, year, month, day) => `${month}/${day}/${year}`)
const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour + 1).padStart(2, '0')}:00`)

/** The daily document about `date`, posted at 12:35 the day before. */
function daily(date: string, id: string, price = 3): StandInDocument {
  const day = Temporal.PlainDate.from(date)
  return {
    id,
    reportTypeId: 12329,
    friendlyName: 'DAMCPCNP4188_csv',
    publishedAt: day
      .subtract({ days: 1 })
      .toZonedDateTime({ timeZone: 'America/Chicago', plainTime: '12:35' })
      .toInstant()
      .toString(),
    csv: `${[HEADER, ...hours.map((hour) => `${texas(day)},${hour},RRS,${price},N`)].join('\n')}\n`,
  }
}

/** A document of a year with some of its days. */
function yearly(year: number, publishedAt: string, id: string, dates: readonly string[], price = 3): StandInDocument {
  const rows = dates.flatMap((date) =>
    hours.map((hour) => `${texas(Temporal.PlainDate.from(date))},${hour},N,1,2,${price},4`),
  )
  return {
    id,
    reportTypeId: 13091,
    friendlyName: `DAMASMCPC_${year}`,
    publishedAt,
    csv: `${[YEARLY_HEADER, ...rows].join('\n')}\n`,
  }
}

/** Two weeks of daily documents. */
const LISTED = Array.from({ length: 14 }, (_, n) =>
  daily(Temporal.PlainDate.from('2026-09-21').subtract({ days: n }).toString(), String(5000 - n)),
)

const mis: MisStandIn = await serveMis([])
const sources = createSources({ ercotBaseUrl: mis.url, attempts: 1 })
beforeEach(() => {
  mis.documents = [...LISTED]
  mis.instead = undefined
  mis.asked.length = 0
})
afterAll(() => mis[Symbol.asyncDispose]())

async function take(temp: TempLake, from: string, dataset: Dataset = ercotDamMcpc) {
  const effects = { lake: temp.lake, sources, log: noLog }
  const steps = ingestRange(dataset, { from: Temporal.Instant.from(`${from}T05:00Z`), to: temp.clock.now() }, effects)
  const seen = []
  let step = await steps.next()
  for (; !step.done; step = await steps.next()) seen.push(step.value)
  return { seen, ...step.value }
}

const basisOf = async (temp: TempLake, day: string) => {
  const rows = await readRows(temp.lake, ercotDamMcpc, [
    'interval_start',
    'ancillary_type',
    'mcpc_usd_per_mw',
    'published_at_basis',
  ])
  const found = rows.find((row) => String(row.interval_start).startsWith(`${day}T06`) && row.ancillary_type === 'RRS')
  return [found?.mcpc_usd_per_mw, found?.published_at_basis]
}

describe('a listing that reaches', () => {
  it('serves the range in one commit, keeps each original, and asks for no year', async () => {
    await using temp = await openTempLake(NOW)
    // Listed twice: one document all the same.
    mis.documents.push(LISTED[0] as StandInDocument)
    const first = await take(temp, '2026-09-14')
    expect(first).toMatchObject({
      documents: 8,
      rowsCommitted: 8 * 24,
      served: [
        {
          via: 'mis',
          product: 'NP4-188-CD',
          from: '2026-09-14T05:00:00Z',
          to: '2026-09-20T20:00:00Z',
          documents: 8,
          held: 0,
        },
      ],
      unserved: [],
      newest: '2026-09-20T17:35:00Z',
      failures: [],
    })
    expect(first.lack).toBeUndefined()
    expect(first.seen).toMatchObject([{ via: 'mis', product: 'NP4-188-CD', day: '2026-09-13', stepsLeft: 0 }])
    expect((await temp.lake.table(ercotDamMcpc).snapshot())?.version).toBe(0)
    expect(mis.asked.filter((path) => path.includes('13091'))).toEqual([])
    const kept = await readdir(join(temp.directory, 'raw/ercot-mis/NP4-188-CD'), { recursive: true })
    expect(kept.filter((path) => path.endsWith('.zip'))).toHaveLength(8)
    expect(await take(temp, '2026-09-14')).toMatchObject({ documents: 0, served: [{ documents: 0, held: 8 }] })
  })
})

describe('a range that the listing does not reach', () => {
  it('is served by the year, judged against the daily documents, and by a new posting of the running year', async () => {
    await using temp = await openTempLake(NOW)
    const days = ['2026-08-01', '2026-08-02', '2026-09-09']
    mis.documents.push(
      yearly(2025, '2026-01-01T14:00:00Z', '2025', ['2025-12-31']),
      yearly(2026, '2026-09-13T13:00:00Z', '2026', days, 7),
    )
    const found = await take(temp, '2026-08-01')
    expect(found.served).toEqual([
      {
        via: 'mis',
        product: 'NP4-188-CD',
        from: '2026-09-08T05:00:00Z',
        to: '2026-09-20T20:00:00Z',
        documents: 14,
        held: 0,
      },
      {
        via: 'yearly',
        product: 'NP4-181-ER',
        from: '2026-08-01T05:00:00Z',
        to: '2026-09-13T13:00:00Z',
        documents: 1,
        held: 0,
      },
    ])
    expect(found.seen.map(({ via, day }) => [via, day])).toEqual([
      ['mis', '2026-09-07'],
      ['yearly', '2026-01-01'],
    ])
    expect(await basisOf(temp, '2026-08-01')).toEqual([7, 'inferred'])
    // The year corrects what was said of the day, as of when it was posted.
    expect(await basisOf(temp, '2026-09-09')).toEqual([7, 'listing'])
    const [stored] = await readdir(join(temp.directory, 'raw/ercot-mis/NP4-181-ER'), { recursive: true }).then((all) =>
      all.filter((path) => path.endsWith('.zip')),
    )
    expect(stored).toMatch(/2026\.zip$/)

    expect(await take(temp, '2026-08-01')).toMatchObject({ documents: 0, served: [{ held: 14 }, { held: 1 }] })
    mis.documents.push(yearly(2026, '2026-09-20T13:00:00Z', '2027', days, 8))
    expect(await take(temp, '2026-08-01')).toMatchObject({ documents: 1, rowsCommitted: 3 * 24 })
    expect(await basisOf(temp, '2026-08-01')).toEqual([8, 'listing'])
  })

  it('is told where no year has it, with what else there is', async () => {
    await using temp = await openTempLake(NOW)
    const found = await take(temp, '2026-08-01')
    expect(found.unserved).toEqual([{ from: '2026-08-01T05:00:00Z', to: '2026-09-08T05:00:00Z' }])
    for (const part of [
      'ercot.dam_mcpc is not to be had here for 2026-08-01 00:00 to 2026-09-08 00:00 (America/Chicago)',
      'NP4-188-CD is listed for intervals since 2026-09-08 00:00 and kept for 31 days',
      'NP4-181-ER has no document of these years',
      "ERCOT's public API has NP4-188-CD for 7 years",
      'gridlake ingest files',
    ])
      expect(found.lack).toContain(part)
  })

  it('goes on without the years when those cannot be listed', async () => {
    await using temp = await openTempLake(NOW)
    mis.instead = (request, response) => {
      const isYearly = request.url?.includes('13091') === true
      if (isYearly) response.writeHead(500).end()
      return isYearly
    }
    const found = await take(temp, '2026-08-01')
    expect(found.failures).toContainEqual(expect.objectContaining({ name: 'NP4-181-ER', code: 'source.unavailable' }))
    expect(found.seen).toHaveLength(1)
  })
})

describe('an empty success is no answer', () => {
  it('a listing without a document at all', async () => {
    await using temp = await openTempLake(NOW)
    mis.documents = []
    await expect(take(temp, '2026-09-14')).rejects.toMatchObject({
      code: 'source.empty',
      message: 'NP4-188-CD lists no document at all, though one appears every P1D and is kept for P31D',
    })
    mis.documents = [{ ...(LISTED[0] as StandInDocument), friendlyName: 'DAMCPCNP4188_xml' }]
    await expect(take(temp, '2026-09-14')).rejects.toMatchObject({ code: 'source.empty' })
  })

  it('a listing whose newest documents are missing; a day late is not', async () => {
    await using temp = await openTempLake('2026-09-26T20:00:00Z')
    await expect(take(temp, '2026-09-23')).rejects.toMatchObject({
      code: 'source.empty',
      message: expect.stringContaining(
        'NP4-188-CD lists no document from 2026-09-22T16:00:00Z to 2026-09-26T20:00:00Z',
      ),
    })
    await using next = await openTempLake('2026-09-22T20:00:00Z')
    expect(await take(next, '2026-09-22')).toMatchObject({ documents: 0, failures: [] })
  })

  it('is not remembered: the next look takes what is there', async () => {
    await using temp = await openTempLake(NOW)
    mis.documents = []
    await take(temp, '2026-09-14').catch(() => {})
    mis.documents = [...LISTED]
    expect(await take(temp, '2026-09-14')).toMatchObject({ documents: 8 })
  })
})

describe('a dataset that cannot be fetched from here', () => {
  it('is told to come as files', async () => {
    await using temp = await openTempLake(NOW)
    await expect(take(temp, '2026-09-14', ercotGenerationByFuel)).rejects.toMatchObject({
      code: 'usage.invalid_argument',
      hint: expect.stringContaining('gridlake ingest files'),
    })
    // Its listing ended with RTC+B, and has been empty of it since.
    await expect(take(temp, '2026-09-14', ercotRtOrdcPriceAdders)).rejects.toMatchObject({
      code: 'usage.invalid_argument',
    })
    expect(mis.asked).toEqual([])
  })
})
