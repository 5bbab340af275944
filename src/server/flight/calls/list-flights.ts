import { rowsFlight } from '../asked/rows-flight.ts'
import { heldTables } from '../commands/held-tables.ts'
import type { CallContext, FlightPlace } from '../flight-place.ts'
import { DESCRIPTOR_TYPE, type FlightInfo } from '../messages/flight-messages.ts'
import { flightInfo } from './flight-info.ts'

/** `ListFlights`: every dataset and mart that holds rows; those whose name has the criteria's text in it, where there is one. */
export async function* listFlights(
  place: FlightPlace,
  { expression }: { expression: Uint8Array },
  { truth }: CallContext,
): AsyncGenerator<FlightInfo, void, undefined> {
  const wanted = Buffer.from(expression).toString()
  for (const { viewed } of await heldTables(place)) {
    if (!viewed?.id.includes(wanted)) continue
    yield flightInfo(rowsFlight(place, { dataset: viewed.id }, truth), {
      type: DESCRIPTOR_TYPE.path,
      path: [viewed.id],
      cmd: new Uint8Array(0),
    })
  }
}
