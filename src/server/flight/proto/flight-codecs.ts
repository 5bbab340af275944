import type { FlightData, FlightInfo } from '../messages/flight-messages.ts'
import { FLIGHT_PACKAGE, FLIGHT_SQL_PACKAGE, type Protos } from './load-protos.ts'

export interface PreparedResult {
  preparedStatementHandle: Uint8Array
  datasetSchema: Uint8Array
  parameterSchema: Uint8Array
}

export type FlightCodecs = ReturnType<typeof createFlightCodecs>

/** The codecs of messages that travel as bytes in others. */
export function createFlightCodecs({ codec }: Protos) {
  const flight = <M>(name: string) => codec<M>(`${FLIGHT_PACKAGE}.${name}`)
  const sql = <M>(name: string) => codec<M>(`${FLIGHT_SQL_PACKAGE}.${name}`)
  return {
    flightData: flight<FlightData>('FlightData'),
    flightInfo: flight<FlightInfo>('FlightInfo'),
    basicAuth: flight<{ username: string; password: string }>('BasicAuth'),
    cancelRequest: flight<{ info: FlightInfo | null }>('CancelFlightInfoRequest'),
    cancelResult: flight<{ status: number }>('CancelFlightInfoResult'),
    closeSession: flight<{ status: number }>('CloseSessionResult'),
    createPrepared: sql<{ query: string }>('ActionCreatePreparedStatementRequest'),
    preparedResult: sql<PreparedResult>('ActionCreatePreparedStatementResult'),
    closePrepared: sql<{ preparedStatementHandle: Uint8Array }>('ActionClosePreparedStatementRequest'),
    statementTicket: sql<{ statementHandle: Uint8Array }>('TicketStatementQuery'),
    boundResult: sql<{ preparedStatementHandle: Uint8Array }>('DoPutPreparedStatementResult'),
    cancelQueryRequest: sql<{ info: Uint8Array }>('ActionCancelQueryRequest'),
    cancelQueryResult: sql<{ result: number }>('ActionCancelQueryResult'),
    /** A command of Flight SQL by the name of its type in an Any. */
    command: <M>(name: string) => sql<M>(name),
  }
}
