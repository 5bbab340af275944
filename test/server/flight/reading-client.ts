// A client in a process of its own: `reading-client.ts PORT TICKET` reads an answer, and prints a line when its rows come.
import { type Data, openFlightClient } from './flight-client.ts'

const [, , port = '', ticket = ''] = process.argv
let batches = 0
for await (const _ of openFlightClient(Number(port)).stream<Data>('DoGet', { ticket: Buffer.from(ticket) }))
  if (++batches === 2) process.stdout.write('reads\n')
