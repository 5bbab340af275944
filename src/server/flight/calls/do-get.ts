import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import { Metadata } from '@grpc/grpc-js'
import { answerTicket } from '../asked/answer-ticket.ts'
import type { CallContext, FlightPlace } from '../flight-place.ts'
import { cutFrames } from '../messages/cut-frames.ts'
import { type FlightFrame, flightDataParts } from '../messages/encode-flight-data.ts'
import type { Ticket } from '../messages/flight-messages.ts'

const compress = promisify(gzip)

interface HeaderedCall {
  metadata: Metadata
  sendMetadata(metadata: Metadata): void
}

/** `DoGet`: the messages of a ticket's answer; compressed with gzip for a client that asks for it in `gridlake-compression`. */
export async function* doGet(
  place: FlightPlace,
  { ticket }: Ticket,
  context: CallContext,
  call: HeaderedCall,
): AsyncGenerator<FlightFrame, void, undefined> {
  const wantsGzip = call.metadata.get('gridlake-compression').includes('gzip')
  const body = await answerTicket(place, ticket, context)
  if (wantsGzip) call.sendMetadata(gzipHeader())
  for await (const frame of cutFrames(body)) {
    yield wantsGzip
      ? { gzipped: await compress(Buffer.concat(flightDataParts(frame)), { level: constants.Z_BEST_SPEED }) }
      : frame
  }
}

function gzipHeader(): Metadata {
  const metadata = new Metadata()
  metadata.set('grpc-encoding', 'gzip')
  return metadata
}
