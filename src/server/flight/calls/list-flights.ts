import { latestOriginal, ORIGINAL_PATH, originalFlight } from '../asked/original-flight.ts'
import { rowsFlight } from '../asked/rows-flight.ts'
import { heldTables } from '../commands/held-tables.ts'
import type { Flight } from '../flight.ts'
import type { CallContext, FlightPlace } from '../flight-place.ts'
import { DESCRIPTOR_TYPE, type FlightInfo } from '../messages/flight-messages.ts'
import { flightInfo } from './flight-info.ts'

/** `ListFlights`: every dataset and mart that holds rows, and the original's prices; those whose name has the criteria's text in it, where there is one. */
export async function* listFlights(
  place: FlightPlace,
  { expression }: { expression: Uint8Array },
  { truth }: CallContext,
): AsyncGenerator<FlightInfo, void, undefined> {
  const wanted = Buffer.from(expression).toString()
  const tables = await heldTables(place)
  const offer = (flight: Flight, id: string) =>
    flightInfo(flight, { type: DESCRIPTOR_TYPE.path, path: [id], cmd: new Uint8Array(0) })
  const hasPrices = tables.some(({ viewed }) => viewed?.id === 'ercot.rt_spp' || viewed?.id === 'ercot.dam_spp')
  if (hasPrices && ORIGINAL_PATH.includes(wanted))
    yield offer(originalFlight(latestOriginal(place), truth), ORIGINAL_PATH)
  for (const { viewed } of tables)
    if (viewed?.id.includes(wanted)) yield offer(rowsFlight(place, { dataset: viewed.id }, truth), viewed.id)
}
