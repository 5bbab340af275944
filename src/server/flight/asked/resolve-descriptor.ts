import { GridlakeError } from '../../../core/errors.ts'
import { findCommand } from '../commands/find-command.ts'
import type { Flight } from '../flight.ts'
import type { CallContext, FlightPlace } from '../flight-place.ts'
import { DESCRIPTOR_TYPE, type FlightDescriptor } from '../messages/flight-messages.ts'
import { latestOriginal, ORIGINAL_PATH, originalFlight } from './original-flight.ts'
import { pricesFlight } from './prices-flight.ts'
import { rowsFlight } from './rows-flight.ts'
import { sqlFlight } from './sql-flight.ts'
import { readTicket } from './ticket.ts'

/** The flight that a descriptor names: a dataset by its path, a command of Flight SQL, or a ticket in JSON. Errors: those of what is asked. */
export async function resolveDescriptor(
  place: FlightPlace,
  descriptor: FlightDescriptor,
  context: CallContext,
): Promise<Flight> {
  const { type, path, cmd } = descriptor
  const { truth } = context
  if (type === DESCRIPTOR_TYPE.path && path.join('.') === ORIGINAL_PATH)
    return originalFlight(latestOriginal(place), truth)
  if (type === DESCRIPTOR_TYPE.path) return rowsFlight(place, { dataset: path.join('.') }, truth)
  if (type !== DESCRIPTOR_TYPE.cmd)
    throw new GridlakeError('usage.invalid_argument', 'the descriptor is neither a path nor a command')
  const command = findCommand(place, cmd)
  if (command) return command.flight(context)
  const asked = readTicket(cmd)
  if ('rows' in asked) return rowsFlight(place, asked.rows, truth)
  if ('prices' in asked) return pricesFlight(place, asked.prices, truth, context)
  if ('original' in asked) return originalFlight(asked.original, truth)
  const { sql, parameters } = asked.sql
  return sqlFlight(place, sql, parameters ? [parameters as never] : [], truth, context)
}
