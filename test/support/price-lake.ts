import type { Document } from '../../src/datasets/document.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { openTempLake, type TempLake } from './temp-lake.ts'

const ZONE = 'America/Chicago'
const POINTS = { HB_NORTH: ['HU', 20], LZ_NORTH: ['LZ', 30], 'LZ_NORTH*': ['LZEW', 40], NODE_1: ['RN', 50] } as const
type Point = keyof typeof POINTS
const SERVICES = ['ECRS', 'NSPIN', 'REGDN', 'REGUP', 'RRS']

/** Days of the lake; the last has day-ahead prices only. Between them there is nothing. */
export const DAYS = ['2025-12-31', '2026-01-01', '2026-03-08', '2026-11-01', '2026-11-02'] as const
/** A quarter hour that HB_NORTH lacks in real time. */
export const LOST_QUARTER = '2026-11-01T15:15:00Z'
/** An hour of HB_NORTH whose day-ahead price was corrected on the day itself. */
export const CORRECTED_HOUR = '2026-03-08T15:00:00Z'
export const CORRECTED_AT = '2026-03-08T20:00:00Z'
export const CORRECTED_USD = 99

const hours = (start: string): number => Temporal.Instant.from(start).epochMilliseconds / 3_600_000
/** Day-ahead price of a point in the hour that `start` begins, before the correction. */
export const daUsd = (point: Point, start: string): number => POINTS[point][1] + (hours(start) % 7)
/** Real-time price of a point in the quarter hour that `start` begins. */
export const rtUsd = (point: Point, start: string): number => POINTS[point][1] + ((hours(start) * 4) % 11)
/** Price of a service in the hour that `start` begins. */
export const serviceUsd = (service: string, start: string): number => SERVICES.indexOf(service) + (hours(start) % 3)

/** Starts of the intervals of a market day. */
export function startsOf(day: string, minutes: number): string[] {
  const first = Temporal.PlainDate.from(day).toZonedDateTime(ZONE)
  const end = first.add({ days: 1 }).epochMilliseconds
  const starts: string[] = []
  for (let at = first.epochMilliseconds; at < end; at += minutes * 60_000)
    starts.push(Temporal.Instant.fromEpochMilliseconds(at).toString())
  return starts
}

/** A lake of two markets and their services: days over New Year and both on which the clock changes. */
export async function openPriceLake(): Promise<TempLake> {
  const temp = await openTempLake()
  // A document is complete for its hours: what it left out would be withdrawn.
  const correction = [
    dayAheadHead,
    dayAheadLine(CORRECTED_HOUR, 'HB_NORTH', CORRECTED_USD),
    dayAheadLine(CORRECTED_HOUR, 'LZ_NORTH', daUsd('LZ_NORTH', CORRECTED_HOUR)),
  ].join('')
  const reports = await ingestDocuments(temp.lake, [
    ...DAYS.map((day) => document('ercot.dam_spp', 'NP4-190-CD', `${day}T18:30:00Z`, -1, dayAheadCsv(day))),
    ...DAYS.map((day) => document('ercot.dam_mcpc', 'NP4-188-CD', `${day}T18:30:00Z`, -1, servicesCsv(day))),
    ...DAYS.slice(0, -1).map((day) => document('ercot.rt_spp', 'NP6-905-CD', `${day}T07:00:00Z`, 1, realTimeCsv(day))),
    document('ercot.dam_spp', 'NP4-190-CD', CORRECTED_AT, 0, correction),
  ])
  const failed = reports.filter(({ status }) => status !== 'committed')
  if (failed.length > 0) throw new Error(`documents were not taken: ${JSON.stringify(failed)}`)
  return temp
}

function document(dataset: string, product: string, stamp: string, days: number, csv: string): Document {
  const publishedAt = Temporal.Instant.from(stamp).add({ hours: 24 * days })
  return {
    dataset,
    source: 'ercot-mis',
    product,
    id: `${product} ${publishedAt}`,
    name: `${product} ${publishedAt}.csv`,
    bytes: Buffer.from(csv),
    publishedAt,
    publishedAtBasis: 'listing',
    obtainedAt: Temporal.Instant.from('2026-11-15T00:00:00Z'),
    origin: 'test',
  }
}

/** A start on the wall clock as documents spell it: date, hour that ends, quarter, and `Y` in the repeated hour. */
function wall(start: string): { date: string; hour: number; quarter: number; flag: 'Y' | 'N' } {
  const local = Temporal.Instant.from(start).toZonedDateTimeISO(ZONE)
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    date: `${two(local.month)}/${two(local.day)}/${local.year}`,
    hour: local.hour + 1,
    quarter: local.minute / 15 + 1,
    flag: local.subtract({ hours: 1 }).hour === local.hour ? 'Y' : 'N',
  }
}

const dayAheadHead = 'DeliveryDate,HourEnding,SettlementPoint,SettlementPointPrice,DSTFlag\n'

function dayAheadLine(start: string, name: string, usd: number): string {
  const { date, hour, flag } = wall(start)
  return `${date},${String(hour).padStart(2, '0')}:00,${name},${usd},${flag}\n`
}

const dayAheadCsv = (day: string): string =>
  dayAheadHead +
  startsOf(day, 60)
    .flatMap((start) =>
      (['HB_NORTH', 'LZ_NORTH'] as const).map((point) => dayAheadLine(start, point, daUsd(point, start))),
    )
    .join('')

/** No ECRS in 2025: the lake has a service that began later. */
function servicesCsv(day: string): string {
  const lines = startsOf(day, 60).flatMap((start) =>
    SERVICES.filter((service) => service !== 'ECRS' || !day.startsWith('2025')).map((service) => {
      const { date, hour, flag } = wall(start)
      return `${date},${String(hour).padStart(2, '0')}:00,${service},${serviceUsd(service, start)},${flag}\n`
    }),
  )
  return `DeliveryDate,HourEnding,AncillaryType,MCPC,DSTFlag\n${lines.join('')}`
}

function realTimeCsv(day: string): string {
  const head =
    'DeliveryDate,DeliveryHour,DeliveryInterval,SettlementPointName,SettlementPointType,SettlementPointPrice,DSTFlag\n'
  const lines = startsOf(day, 15).flatMap((start) =>
    (Object.keys(POINTS) as Point[])
      .filter((point) => point !== 'HB_NORTH' || start !== LOST_QUARTER)
      .map((point) => {
        const { date, hour, quarter, flag } = wall(start)
        return `${date},${hour},${quarter},${point.replace('*', '')},${POINTS[point][0]},${rtUsd(point, start)},${flag}\n`
      }),
  )
  return head + lines.join('')
}
