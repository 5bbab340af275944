import { type PythonProcess, startPython } from './python-process.ts'

/** What the pyarrow client read of a flight. */
export interface FlightRead {
  rows: number
  bytes: number
  seconds: number
  endpoints: number
}

/** A pyarrow client in a process of its own. */
export interface FlightReader {
  read(port: number, command: object): Promise<FlightRead>
  close: PythonProcess['close']
}

export function startFlightReader(python: string): FlightReader {
  const client = startPython(python, 'flight-client.py')
  return {
    async read(port, command) {
      client.write(JSON.stringify({ uri: `grpc://127.0.0.1:${port}`, command: JSON.stringify(command) }))
      return JSON.parse(await client.line()) as FlightRead
    },
    close: client.close,
  }
}
