import { describe, expect, test } from 'vitest'
import { decodeTime } from '../../../src/core/time/decode-time.ts'
import { findDataset } from '../../../src/datasets/catalogue.ts'
import type { TwinFixture } from './twin-fixture.ts'
import { cellsOf, openTwin } from './twin-fixture.ts'

const ZONE = 'America/Chicago'
const local = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).toInstant()

/** The text and name of every document of a dataset published in (after, until]. */
async function readAll({ twin, download }: TwinFixture, dataset: string, after: string, until: string) {
  const postings = twin.postings(dataset, Temporal.Instant.from(after), Temporal.Instant.from(until))
  return Promise.all(postings.map(async (posting) => ({ ...posting, ...(await download(posting.documentId)) })))
}

/** The first document of each dataset in the hour before 2026-09-29 18:40Z, or the day-ahead one of that day. */
const SEPTEMBER = { after: '2026-09-29T17:40Z', until: '2026-09-29T18:40Z' }

const DOCUMENTS = [
  {
    dataset: 'ercot.rt_lmp',
    name: /^cdr\.00012300\.0{16}\.20260929\.\d{6}\.LMPSROSNODENP6788_20260929_12\d\d\d\d\.csv$/,
    rows: [169, 169],
    line: /^09\/29\/2026 12:\d[05]:(0[89]|1\d|2[0-5]),N,[A-Z0-9_]+,[ -\d]{9}\.\d\d$/,
  },
  {
    dataset: 'ercot.sced_system_lambda',
    name: /SCEDSYSLAMBDANP6322_20260929_12\d\d\d\d\.csv$/,
    rows: [1, 1],
    line: /^09\/29\/2026 12:\d[05]:\d\d,N,-?\d+(\.\d{1,5})?,-?\d+(\.\d{1,5})?$/,
  },
  {
    dataset: 'ercot.rt_price_adders',
    name: /RTSCEDpriceAdderNP6323_20260929_12\d\d\d\d\.csv$/,
    rows: [1, 1],
    line: /^09\/29\/2026 12:\d[05]:\d\d,N,-?\d+(\.\d{1,4})?(,\d+\.\d\d){17}$/,
  },
  {
    dataset: 'ercot.sced_mcpc',
    name: /\.SCEDMCPCNP6332\.csv$/,
    rows: [5, 5],
    line: /^09\/29\/2026 12:\d[05]:\d\d,N,(ECRS|NSPIN|REGDN|REGUP|RRS),\d+(\.\d\d?)?,\d+(\.\d\d?)?$/,
  },
  {
    dataset: 'ercot.rt_mcpc',
    name: /\.RTMCPCNP6331_20260929_1245\.csv$/,
    rows: [5, 5],
    line: /^09\/29\/2026,13,3,N,(ECRS|NSPIN|REGDN|REGUP|RRS),\d+(\.\d\d?)?$/,
  },
  {
    dataset: 'ercot.sced_shadow_prices',
    name: /\.20260929\.130501\.SCEDBTCNP686\.csv$/,
    rows: [12, 400],
    line: /^09\/29\/2026 12:\d[05]:\d\d,N,\d+,[A-Z_]+,(BASE CASE|D[A-Z]{6}5),\d+(\.\d{1,5})?,(3500|4500|5251),\d+(\.\d)?,-?\d+(\.\d)?,-?\d+(\.\d)?,[A-Z]*,[A-Z]*,\d+,\d+,(NON)?COMP$/,
  },
  {
    dataset: 'ercot.dam_spp',
    name: /\.20260929\.1[23]\d{4}\.DAMSPNP4190\.csv$/,
    rows: [24 * 169, 24 * 169],
    line: /^09\/30\/2026,(0[1-9]|1\d|2[0-4]):00,[A-Z0-9_]+, -?\d+(\.\d\d?)?,N$/,
  },
  {
    dataset: 'ercot.dam_shadow_prices',
    name: /\.20260929\.1[23]\d{4}\.DASPBCNP4191\.csv$/,
    rows: [24, 400],
    line: /^09\/30\/2026,(0[1-9]|1\d|2[0-4]):00,\d+, [A-Z_]+,( D[A-Z]{6}5| {2}BASE CASE), \d+(\.\d)?, -?\d+(\.\d)?, \d+(\.\d)?, \d+(\.\d{1,3})?, [A-Z]*, [A-Z]*, \d+, \d+, \d\d\/\d\d\/2026 \d\d:00:00,N$/,
  },
  {
    dataset: 'ercot.dam_mcpc',
    name: /\.20260929\.1[23]\d{4}\.DAMCPCNP4188\.csv$/,
    rows: [120, 120],
    line: /^09\/30\/2026,(0[1-9]|1\d|2[0-4]):00,(ECRS|NSPIN|REGDN|REGUP|RRS),\d+(\.\d\d?)?,N$/,
  },
]

describe('a document of a market', () => {
  const fixture = openTwin('2026-09-29T18:40Z')
  for (const { dataset, name, rows, line } of DOCUMENTS) {
    test(`${dataset} is printed as ERCOT does`, async () => {
      const [found] = await readAll(fixture, dataset, SEPTEMBER.after, SEPTEMBER.until)
      if (found === undefined) throw new Error(`no document of ${dataset}`)
      expect(found.name).toMatch(name)
      const [header, ...lines] = found.text.trimEnd().split('\n')
      expect(header).toBe(findDataset(dataset).wire[0]?.header.join(','))
      expect(lines.length).toBeGreaterThanOrEqual(rows[0] as number)
      expect(lines.length).toBeLessThanOrEqual(rows[1] as number)
      for (const each of lines) expect(each).toMatch(line)
      expect(new Set(lines).size).toBe(lines.length)
    })
  }

  test('has the size that the listing tells', async () => {
    for (const dataset of DOCUMENTS.map(({ dataset }) => findDataset(dataset))) {
      const binding = dataset.bindings.find(({ via }) => via === 'mis')
      if (binding?.via !== 'mis') throw new Error(`${dataset.id} is not on MIS`)
      const listed = await fixture.list(binding.reportTypeId)
      expect(listed.length).toBeGreaterThan(0)
      for (const { DocID, ContentSize } of listed.slice(0, 12))
        expect((await fixture.download(DocID)).zip.length).toBe(Number(ContentSize))
    }
  })
})

describe('NP6-86-CD', () => {
  test('runs newest first, lists constraints that do not bind, and interfaces without stations', async () => {
    const fixture = openTwin('2026-03-10T06:10Z', { seed: 2 })
    const documents = await readAll(fixture, 'ercot.sced_shadow_prices', '2026-03-08T06:00Z', '2026-03-10T06:10Z')
    const rows = documents.flatMap(({ text }) => cellsOf(text))
    for (const { text } of documents) {
      const stamps = cellsOf(text).map(([stamp]) => stamp as string)
      expect(new Set(stamps).size).toBe(12)
      expect(stamps).toEqual(stamps.toSorted().reverse())
    }
    for (const [, , , , , price, , limit, value, violated] of rows) {
      expect(Number(violated)).toBeCloseTo(Number(value) - Number(limit), 6)
      if (Number(price) > 0) expect(Number(violated)).toBeGreaterThanOrEqual(-0.1)
    }
    expect(
      rows.filter(([, , , , , price, , , , violated]) => price === '0' && Number(violated) < 0).length,
    ).toBeGreaterThan(100)
    expect(rows.filter(([, , , , , price]) => Number(price) > 0).length).toBeGreaterThan(100)
    const interfaces = rows.filter((cells) => cells[10] === '')
    expect(interfaces.length).toBeGreaterThan(10)
    for (const [, , , , contingency, , , , , , from, to, fromKv, toKv, status] of interfaces)
      expect([contingency, from, to, fromKv, toKv, status]).toEqual(['BASE CASE', '', '', '0', '0', 'COMP'])
  })
})

describe('when documents come', () => {
  test('SCED every five minutes, some seconds late; its documents some seconds after', () => {
    const { twin } = openTwin('2026-06-16T06:00Z')
    for (const dataset of ['ercot.rt_lmp', 'ercot.sced_system_lambda', 'ercot.rt_price_adders', 'ercot.sced_mcpc']) {
      const posted = twin.postings(dataset, local('2026-06-15T00:00'), local('2026-06-16T00:00'))
      expect(posted.length).toBe(288)
      posted.forEach(({ about, publishedAt }, index) => {
        const late = (about.epochMilliseconds - local('2026-06-15T00:00').epochMilliseconds) / 1000 - 300 * index
        expect(late).toBeGreaterThanOrEqual(8)
        expect(late).toBeLessThanOrEqual(25)
        expect(publishedAt.since(about).total('seconds')).toBeGreaterThan(1)
        expect(publishedAt.since(about).total('seconds')).toBeLessThan(5)
      })
    }
  })

  test('the day ahead between 12:45 and 13:30 Central, on change days too, about the day to come', () => {
    for (const now of ['2026-03-12T00:00Z', '2026-11-05T00:00Z', '2025-11-06T00:00Z', '2026-07-01T00:00Z']) {
      const { twin, clock } = openTwin(now)
      for (const dataset of ['ercot.dam_spp', 'ercot.dam_shadow_prices', 'ercot.dam_mcpc']) {
        const posted = twin.postings(dataset, clock.now().subtract({ hours: 24 * 8 }), clock.now())
        expect(posted.length).toBe(8)
        for (const { publishedAt, about } of posted) {
          const published = publishedAt.toZonedDateTimeISO(ZONE)
          expect(published.toPlainTime().toString().slice(0, 5) >= '12:45').toBe(true)
          expect(published.toPlainTime().toString().slice(0, 5) < '13:30').toBe(true)
          expect(about.toString()).toBe(
            published.toPlainDate().add({ days: 1 }).toZonedDateTime(ZONE).toInstant().toString(),
          )
        }
      }
    }
  })

  test('NP6-323-CD says one thing until 2025-12-05 and another since; capacity prices begin', async () => {
    const { twin, clock, list } = openTwin('2025-12-05T12:00Z')
    const from = clock.now().subtract({ hours: 24 })
    const change = local('2025-12-05T00:00')
    const before = twin.postings('ercot.rt_ordc_price_adders', from, clock.now())
    const since = twin.postings('ercot.rt_price_adders', from, clock.now())
    expect([before.length, since.length]).toEqual([18 * 12, 6 * 12])
    expect(Temporal.Instant.compare(before.at(-1)?.about as Temporal.Instant, change)).toBe(-1)
    expect(Temporal.Instant.compare(since[0]?.about as Temporal.Instant, change)).toBe(1)
    const names = (await list(13221)).map(({ FriendlyName }) => FriendlyName?.replace(/_.*/, ''))
    expect(new Set(names)).toEqual(new Set(['RTSCEDpriceAdderNP6323', 'RTORDCRELDEPpriceAdderNP6323']))
    expect(twin.postings('ercot.sced_mcpc', from, clock.now()).length).toBe(6 * 12)
    expect(twin.postings('ercot.rt_mcpc', from, clock.now())[0]?.about.equals(change)).toBe(true)
  })
})

describe('the repeated hour', () => {
  for (const [day, change] of [
    ['2026-11-01', '2026-11-01T06:00Z'],
    ['2025-11-02', '2025-11-02T06:00Z'],
  ] as const) {
    test(`${day}: stamps with a flag, names with xhr, nothing twice`, async () => {
      const fixture = openTwin(`${day}T12:00Z`)
      const until = Temporal.Instant.from(change).add({ hours: 2 }).toString()
      const documents = await readAll(fixture, 'ercot.rt_lmp', change, until)
      expect(documents.length).toBe(24)
      expect(new Set(documents.map(({ name }) => name)).size).toBe(24)
      const { wire } = findDataset('ercot.rt_lmp')
      const time = wire[0]?.time
      if (time?.kind !== 'wall-stamp') throw new Error('no stamp')
      documents.forEach(({ name, text, about }, index) => {
        const [stamp, flag] = cellsOf(text)[0] ?? []
        expect([flag, name.includes('xhr')]).toEqual(index < 12 ? ['N', false] : ['Y', true])
        const decoded = decodeTime(time, { SCEDTimestamp: stamp, RepeatedHourFlag: flag }, ZONE)
        expect('start' in decoded && decoded.start.equals(about)).toBe(true)
      })
    })
  }

  test('days ahead of 23 and 25 hours', async () => {
    for (const [day, hours, flagged] of [
      ['2026-03-08', 23, 0],
      ['2026-11-01', 25, 1],
      ['2025-11-02', 25, 1],
    ] as const) {
      const noon = local(`${day}T00:00`).subtract({ hours: 8 }).toString()
      const fixture = openTwin(noon)
      const after = local(`${day}T00:00`).subtract({ hours: 14 }).toString()
      for (const [dataset, each] of [
        ['ercot.dam_spp', 169],
        ['ercot.dam_mcpc', 5],
      ] as const) {
        const [document] = await readAll(fixture, dataset, after, noon)
        const rows = cellsOf(document?.text ?? '')
        expect(rows.length).toBe(hours * each)
        expect(rows.filter((cells) => cells.at(-1) === 'Y').length).toBe(flagged * each)
        expect(new Set(rows.map(([date]) => date)).size).toBe(1)
        expect(rows.some(([, hour]) => hour === '03:00')).toBe(hours !== 23)
      }
    }
  })
})
