// A client in a process of its own: `reading-client.ts PORT TICKET WITNESS_PORT` reads an answer, and prints a line when its rows come. With
// the process ends a connection to the witness as well.
import { connect } from 'node:net'
import { type Data, openFlightClient } from './flight-client.ts'

const [, , port = '', ticket = '', witnessPort = ''] = process.argv
connect(Number(witnessPort), '127.0.0.1').on('error', () => {})
let batches = 0
for await (const _ of openFlightClient(Number(port)).stream<Data>('DoGet', { ticket: Buffer.from(ticket) }))
  if (++batches === 2) process.stdout.write('reads\n')
