import type { FlightPlace } from '../flight-place.ts'
import { type ArrowField, type ArrowRow, schemaMessage, tableBytes } from '../messages/arrow-table.ts'
import type { Command } from './command.ts'

/** What a metadata command answers with. */
export interface MetadataTable {
  fields: readonly ArrowField[]
  rows(place: FlightPlace, signal: AbortSignal): Promise<readonly ArrowRow[]> | readonly ArrowRow[]
}

/** A command whose ticket is itself: it is answered when the ticket comes back. */
export function metadataCommand(place: FlightPlace, bytes: Uint8Array, { fields, rows }: MetadataTable): Command {
  return {
    flight: async () => ({ schema: schemaMessage(fields), tickets: [bytes], ordered: true, totalRecords: -1 }),
    async answer({ signal }) {
      const table = tableBytes(fields, await rows(place, signal))
      return (async function* () {
        yield table
      })()
    },
  }
}
