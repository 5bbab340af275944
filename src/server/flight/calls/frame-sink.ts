import { Metadata } from '@grpc/grpc-js'
import { type FlightFrame, grpcParts } from '../messages/encode-flight-data.ts'
import type { Sink } from './send-all.ts'

/** The part of an HTTP/2 stream that is written to. */
interface ByteSink {
  readonly writable: boolean
  cork(): void
  uncork(): void
  write(bytes: Uint8Array, written?: () => void): unknown
}

/** A call of grpc-js; inside it, at run time, the HTTP/2 stream that it answers on. */
export interface FrameCall extends Sink<FlightFrame> {
  sendMetadata(metadata: Metadata): void
  call?: { stream?: Partial<ByteSink> }
}

/**
 * Where the frames of a call are written to. grpc-js copies each message into memory of its own, which costs more than to send it: where its
 * stream can be reached, frames go there as they are, in its framing. Then all frames must go this way, for the sake of their order.
 */
export function frameSink(call: FrameCall): Sink<FlightFrame> {
  const stream = call.call?.stream
  if (!isByteSink(stream)) return call
  return {
    write(frame, written) {
      // Headers come first; where they were sent already this does nothing.
      call.sendMetadata(new Metadata())
      // Who ended the stream has told the call so.
      if (!stream.writable) return written()
      const parts = grpcParts(frame)
      const last = parts.pop()
      stream.cork()
      for (const part of parts) stream.write(part)
      if (last) stream.write(last, () => written())
      stream.uncork()
    },
  }
}

const isByteSink = (stream: Partial<ByteSink> | undefined): stream is ByteSink =>
  [stream?.write, stream?.cork, stream?.uncork].every((method) => typeof method === 'function')
