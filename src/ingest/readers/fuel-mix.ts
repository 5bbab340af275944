import type { Dataset } from '../../datasets/dataset.ts'
import { type Refusal, refuse, type TableText } from '../table-shape.ts'
import { isJsonObject, type JsonObject, jsonField } from './json-body.ts'
import { createTableWriter } from './table-writer.ts'

/** `types` went between 2025-10 and 2026-09; `monthlyCapacity` came between 2024-11 and 2025-10. */
const KEYS: ReadonlySet<string> = new Set(['lastUpdated', 'data', 'types', 'monthlyCapacity'])
/** `hsl` and `seasonalCapacity` went between 2024-11 and 2025-10. */
const FUEL_KEYS: ReadonlySet<string> = new Set(['gen', 'hsl', 'seasonalCapacity'])

/**
 * ERCOT's fuel mix dashboard, `data: {day: {stamp: {fuel: {gen}}}}`: a row for each stamp and fuel. Stamps are a few seconds
 * off the five minutes they belong to, and one interval may stand under two of them: `timestamp` is on the five minutes,
 * `reported` as printed. Rows of the document are its stamps.
 */
export function readFuelMix(
  body: JsonObject,
  datasets: readonly Dataset[],
  named: readonly Dataset[],
): readonly TableText[] | Refusal {
  const dataset = [...named, ...datasets].find(({ wire }) =>
    wire.some(({ format }) => format === 'ercot-fuel-mix-json'),
  )
  const wire = dataset?.wire.find(({ format }) => format === 'ercot-fuel-mix-json')
  const stamps = stampsOf(body['data'] as JsonObject)
  if (!dataset || !wire || !stamps) {
    return refuse(undefined, 'data.unknown_file', "a dashboard of ERCOT's that no dataset takes")
  }
  const odd = Object.keys(body).find((key) => !KEYS.has(key))
  if (odd !== undefined) return refuse(dataset, 'source.schema_drift', `the fuel mix has an unknown key: ${odd}`)
  const at = readStamp(jsonField(body['lastUpdated']))
  if (!at) return refuse(dataset, 'source.schema_drift', `lastUpdated is no time: ${jsonField(body['lastUpdated'])}`)
  const writer = createTableWriter(wire)
  const places: string[] = []
  for (const [stamp, fuels] of stamps) {
    for (const [fuel, values] of Object.entries(fuels)) {
      const place = `data of ${stamp}, ${fuel}`
      const strange = isJsonObject(values) ? Object.keys(values).find((key) => !FUEL_KEYS.has(key)) : 'no object'
      if (!isJsonObject(values) || strange !== undefined)
        return refuse(dataset, 'source.schema_drift', `${place}: unknown content: ${strange}`)
      const cells: JsonObject = { ...values, timestamp: snap(stamp), fuel, reported: stamp }
      writer.add(wire.header.map((name) => jsonField(cells[name])))
      places.push(place)
    }
  }
  if (writer.rows() === 0) return refuse(dataset, 'source.empty', 'the fuel mix has no stamp with a fuel')
  const table = writer.finish((row) => places[row] ?? '')
  const published = { at: at.toInstant(), basis: 'capture' } as const
  return [{ dataset, wire, ...table, documentRows: stamps.length, claims: 'nothing', published }]
}

/** Undefined where it is another dashboard. */
function stampsOf(data: JsonObject): [stamp: string, fuels: JsonObject][] | undefined {
  const stamps: [string, JsonObject][] = []
  for (const [day, ofDay] of Object.entries(data)) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !isJsonObject(ofDay)) return undefined
    for (const [stamp, fuels] of Object.entries(ofDay)) {
      if (!isJsonObject(fuels)) return undefined
      stamps.push([stamp, fuels])
    }
  }
  return stamps
}

const STAMP = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})([+-]\d{2}):?(\d{2})$/

function readStamp(text: string): Temporal.ZonedDateTime | undefined {
  const [, date, time, hours, minutes] = STAMP.exec(text) ?? []
  if (date === undefined) return undefined
  try {
    return Temporal.ZonedDateTime.from(`${date}T${time}${hours}:${minutes}[${hours}:${minutes}]`)
  } catch {
    return undefined
  }
}

/** The nearest five minutes, in the same spelling; what is no stamp stays as it is, and its rows are refused where times are read. */
function snap(stamp: string): string {
  const moment = readStamp(stamp)?.round({ smallestUnit: 'minute', roundingIncrement: 5, roundingMode: 'halfExpand' })
  if (!moment) return stamp
  return `${moment.toPlainDate()} ${moment.toPlainTime().toString({ smallestUnit: 'second' })}${moment.offset.replace(':', '')}`
}
