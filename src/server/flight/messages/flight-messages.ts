/** Messages of Flight as they are after decoding; absent messages are null, absent bytes empty. */
export interface FlightDescriptor {
  type: number
  cmd: Uint8Array
  path: readonly string[]
}

export const DESCRIPTOR_TYPE = Object.freeze({ path: 1, cmd: 2 })

export interface Ticket {
  ticket: Uint8Array
}

export interface FlightEndpoint {
  ticket: Ticket | null
  appMetadata?: Uint8Array
}

export interface FlightInfo {
  schema: Uint8Array
  flightDescriptor: FlightDescriptor | null
  endpoint: readonly FlightEndpoint[]
  /** -1: not known. */
  totalRecords: number
  totalBytes: number
  ordered: boolean
  appMetadata: Uint8Array
}

export interface FlightData {
  flightDescriptor: FlightDescriptor | null
  dataHeader: Uint8Array
  appMetadata: Uint8Array
  dataBody: Uint8Array
}

export interface Action {
  type: string
  body: Uint8Array
}

export interface HandshakeMessage {
  protocolVersion: number
  payload: Uint8Array
}
