/** What a descriptor names: its schema, and the tickets that its rows are had for. */
export interface Flight {
  /** An encapsulated message of Arrow's IPC format. */
  schema: Uint8Array
  tickets: readonly Uint8Array[]
  /** Whether the order of the tickets is that of the rows. */
  ordered: boolean
  /** -1: not known. */
  totalRecords: number
  /** Told to the client in JSON. */
  meta?: Readonly<Record<string, unknown>>
}
