import type { Dataset } from '../../src/datasets/dataset.ts'
import type { Document } from '../../src/datasets/document.ts'
import { eiaRegionData } from '../../src/datasets/eia/region-data.ts'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { ercotWind } from '../../src/datasets/ercot/wind.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'

const NOON = Temporal.Instant.from('2026-05-31T17:00:00Z')

/** Documents of three datasets over the turn of a month: revisions, withdrawn keys, corrections, bad rows, polled captures. */
export interface CrashDocuments {
  /** Ingested in groups of these, in any order. */
  postings: readonly Document[]
  /** Ingested one by one, in this order: each depends on those before. */
  captures: readonly Document[]
}

export function crashDocuments(seed: number): CrashDocuments {
  const random = seededRandom(seed)
  return { postings: [...windPostings(random), ...pricePostings(random)], captures: regionCaptures(random) }
}

/** Every other moment at which an answer may change, from the last one back. */
export function momentsOf({ postings, captures }: CrashDocuments): Temporal.Instant[] {
  const stamps = [...postings, ...captures].flatMap(({ publishedAt }) => publishedAt ?? [])
  const moments = [...new Set(stamps.map(String))].sort()
  return moments.filter((_, index) => (moments.length - index) % 2 === 1).map((text) => Temporal.Instant.from(text))
}

/** Twelve hours each, an hour later than the one before; now and then an hour is missing, and one posting has a row that can't be read. */
function windPostings(random: SeededRandom): Document[] {
  return Array.from({ length: 7 }, (_, posting) => {
    const publishedAt = NOON.add({ hours: posting, minutes: 55 })
    const hours = Array.from({ length: 12 }, (_, hour) => posting + hour).filter(() => random.below(6) > 0)
    const rows = hours.map((hour) => {
      const time = NOON.add({ hours: hour }).toZonedDateTimeISO('America/Chicago')
      const mw = posting === 4 && hour === hours[3] ? 'n/a' : String(random.below(20_000))
      return { DELIVERY_DATE: slashed(time), HOUR_ENDING: String(time.hour + 1), DSTFlag: 'N', STWPF_SYSTEM_WIDE: mw }
    })
    return posted(ercotWind, 'NP4-732-CD', publishedAt, rows)
  })
}

/** A posting for each quarter hour around midnight, and corrections of some: another price, or a point that is gone. */
function pricePostings(random: SeededRandom): Document[] {
  const points = ['HB_NORTH', 'HB_WEST', 'LZ_AEN', 'LZ_WEST']
  const posting = (quarter: number, publishedAt: Temporal.Instant, gone: number) => {
    const time = NOON.add({ hours: 11, minutes: quarter * 15 }).toZonedDateTimeISO('America/Chicago')
    const rows = points
      .filter((_, index) => index !== gone)
      .map((point) => ({
        DeliveryDate: slashed(time),
        DeliveryHour: String(time.hour + 1),
        DeliveryInterval: String(time.minute / 15 + 1),
        SettlementPointName: point,
        SettlementPointType: point.startsWith('HB') ? 'HU' : 'LZ',
        SettlementPointPrice: (random.below(10_000) / 100).toFixed(2),
        DSTFlag: 'N',
      }))
    return posted(ercotRtSpp, 'NP6-905-CD', publishedAt, rows)
  }
  const first = Array.from({ length: 7 }, (_, quarter) =>
    posting(quarter, NOON.add({ hours: 11, minutes: quarter * 15 + 17 }), -1),
  )
  const corrections = [2, 5].map((quarter) =>
    posting(quarter, NOON.add({ hours: 20, minutes: quarter }), random.below(8)),
  )
  return [...first, ...corrections, drifted()]
}

/** A posting with a header that nobody knows: quarantined whole. */
function drifted(): Document {
  const publishedAt = NOON.add({ hours: 21 })
  return {
    ...posted(ercotRtSpp, 'NP6-905-CD', publishedAt, []),
    bytes: Buffer.from('DeliveryDate,Price\n05/31/2026,1\n'),
  }
}

/** The same range looked at again and again: values change, a key vanishes, the last look sees nothing new. */
function regionCaptures(random: SeededRandom): Document[] {
  const values = new Map<string, number>()
  const pages = Array.from({ length: 3 }, (_, look) => {
    for (let hour = 0; hour < 8; hour++) {
      for (const respondent of ['ERCO', 'CISO']) {
        const key = `${NOON.add({ hours: hour + 8 })
          .toString()
          .slice(0, 13)} ${respondent}`
        if (look === 0 || random.below(3) === 0) values.set(key, random.below(50_000))
        if (look === 1 && hour === 5 && respondent === 'CISO') values.delete(key)
      }
    }
    return page(look, values)
  })
  return [...pages, page(3, values)]
}

function page(look: number, values: ReadonlyMap<string, number>): Document {
  const rows = [...values].map(([key, value]) => {
    const [period, respondent] = key.split(' ')
    return {
      period,
      respondent,
      'respondent-name': respondent,
      type: 'D',
      'type-name': 'Demand',
      value: String(value),
      'value-units': 'megawatthours',
    }
  })
  const capturedAt = NOON.add({ hours: 18 + look * 6 })
  return {
    ...described(
      eiaRegionData,
      'region-data',
      capturedAt,
      Buffer.from(JSON.stringify({ response: { total: String(rows.length), data: rows } })),
    ),
    source: 'eia-v2',
    publishedAtBasis: 'capture',
  }
}

function posted(
  dataset: Dataset,
  product: string,
  publishedAt: Temporal.Instant,
  rows: readonly Readonly<Record<string, string>>[],
): Document {
  const header = dataset.wire[0]?.header ?? []
  const lines = rows.map((row) => header.map((field) => row[field] ?? '').join(','))
  return described(dataset, product, publishedAt, Buffer.from(`${[header.join(','), ...lines].join('\n')}\n`))
}

function described(dataset: Dataset, product: string, publishedAt: Temporal.Instant, bytes: Uint8Array): Document {
  return {
    dataset: dataset.id,
    source: 'ercot-mis',
    product,
    id: `${product} ${publishedAt}`,
    name: `${product} ${publishedAt}`,
    bytes,
    publishedAt,
    publishedAtBasis: 'listing',
    obtainedAt: publishedAt.add({ minutes: 1 }),
    origin: 'test',
  }
}

const slashed = (time: Temporal.ZonedDateTime): string =>
  `${String(time.month).padStart(2, '0')}/${String(time.day).padStart(2, '0')}/${time.year}`
