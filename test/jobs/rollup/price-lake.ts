import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ingestFiles } from '../../../src/ingest/ingest-files.ts'
import { openTempLake, type TempLake } from '../../support/temp-lake.ts'

const ZONE = 'America/Chicago'
/** LZ_AEN has two types at different prices; NODE_1 gets a column only where it is asked for. */
const POINTS = [
  ['HB_NORTH', 'HU'],
  ['HB_HUBAVG', 'AH'],
  ['HB_BUSAVG', 'SH'],
  ['LZ_AEN', 'LZ'],
  ['LZ_AEN', 'LZEW'],
  ['DC_E', 'LZ_DC'],
  ['NODE_1', 'RN'],
] as const
const SERVICES = ['ECRS', 'NSPIN', 'REGDN', 'REGUP', 'RRS'] as const

/** Both days of the clock change, and a New Year. */
const DAYS = ['2025-12-31', '2026-01-01', '2026-03-08', '2026-11-01'] as const

interface Step {
  date: string
  hour: number
  quarter: number
  flag: 'N' | 'Y'
  /** Tells every step of every day apart. */
  number: number
}

/** The quarter hours of market days, as ERCOT spells them. */
function quarterHours(days: readonly string[]): Step[] {
  return days.flatMap((day) => {
    const start = Temporal.PlainDate.from(day).toZonedDateTime(ZONE)
    const count = start.hoursInDay * 4
    return Array.from({ length: count }, (_, index): Step => {
      const at = start.add({ minutes: index * 15 })
      const before = at.subtract({ hours: 1 })
      const flag = before.toPlainDateTime().equals(at.toPlainDateTime()) ? 'Y' : 'N'
      const date = `${day.slice(5, 7)}/${day.slice(8, 10)}/${day.slice(0, 4)}`
      return { date, hour: at.hour + 1, quarter: at.minute / 15 + 1, flag, number: at.dayOfYear * 100 + index }
    })
  })
}

/** Not every point has a price in every interval. */
const lacks = (number: number, point: number): boolean => (number + point) % 11 === 3

/** The documents of the days as ERCOT posts them: real-time, day-ahead, capacity. */
export async function writeDocuments(folder: string, days: readonly string[] = DAYS): Promise<void> {
  await mkdir(folder, { recursive: true })
  const steps = quarterHours(days)
  const hours = steps.filter(({ quarter }) => quarter === 1)
  const rt = steps.flatMap(({ date, hour, quarter, flag, number }) =>
    POINTS.flatMap(([point, type], index) =>
      lacks(number, index) ? [] : [`${date},${hour},${quarter},${point},${type},${number + index / 100},${flag}`],
    ),
  )
  const two = (hour: number) => `${String(hour).padStart(2, '0')}:00`
  const da = hours.flatMap(({ date, hour, flag, number }) =>
    POINTS.filter(([, type]) => type !== 'LZEW').flatMap(([point], index) =>
      lacks(number, index + 5) ? [] : [`${date},${two(hour)},${point},${-number - index / 10},${flag}`],
    ),
  )
  const as = hours.flatMap(({ date, hour, flag, number }) =>
    SERVICES.map((service, index) => `${date},${two(hour)},${service},${index + number / 1000},${flag}`),
  )
  const write = (name: string, header: string, rows: readonly string[]) =>
    writeFile(join(folder, name), `${[header, ...rows].join('\n')}\n`)
  await write(
    'cdr.00012301.0000000000000000.20261102.010000.SPPHLZNP6905.csv',
    'DeliveryDate,DeliveryHour,DeliveryInterval,SettlementPointName,SettlementPointType,SettlementPointPrice,DSTFlag',
    rt,
  )
  await write(
    'cdr.00012331.0000000000000000.20261102.010000.DAMSPNP4190.csv',
    'DeliveryDate,HourEnding,SettlementPoint,SettlementPointPrice,DSTFlag',
    da,
  )
  await write(
    'cdr.00012329.0000000000000000.20261102.010000.DAMCPCNP4188.csv',
    'DeliveryDate,HourEnding,AncillaryType,MCPC,DSTFlag',
    as,
  )
}

/** A lake of these documents. */
export async function openPriceLake(days: readonly string[] = DAYS): Promise<TempLake> {
  const temp = await openTempLake()
  const folder = join(temp.directory, 'documents')
  await writeDocuments(folder, days)
  for await (const { status, reason } of ingestFiles(temp.lake, [folder]))
    if (status !== 'committed') throw new Error(`a document of the test was ${status}: ${reason}`)
  return temp
}
