import { varint } from './any-message.ts'
import type { IpcFrame } from './ipc-frame.ts'

/** What a stream of FlightData sends: a message of Arrow's format, or the bytes of a FlightData compressed already. */
export type FlightFrame = IpcFrame | { gzipped: Uint8Array }

const HEADER_TAG = Uint8Array.of((2 << 3) | 2)
/** Field 1000 as a varint. */
const BODY_TAG = Uint8Array.of(0xc2, 0x3e)

/** The parts of a FlightData in the order in which they stand. */
export const flightDataParts = ({ header, body }: IpcFrame): Uint8Array[] => [
  HEADER_TAG,
  varint(header.length),
  header,
  ...(body.length > 0 ? [BODY_TAG, varint(lengthOf(body)), ...body] : []),
]

/**
 * Serializes for grpc-js, which asks a serialized message for its length and has it copied behind the five bytes of gRPC's own
 * frame: the parts copy themselves there, so that a batch is copied once. The first of those bytes says whether it is compressed.
 */
export function encodeFlightData(frame: FlightFrame): Buffer {
  const parts = 'gzipped' in frame ? [frame.gzipped] : flightDataParts(frame)
  const message = {
    byteLength: lengthOf(parts),
    copy(target: Buffer, from: number) {
      let at = from
      for (const part of parts) {
        target.set(part, at)
        at += part.length
      }
      if ('gzipped' in frame) target[from - GRPC_FRAME_BYTES] = 1
      return at - from
    },
  }
  return message as unknown as Buffer
}

/** A frame as gRPC sends it, in parts that follow each other: what stands before the body in one, the body uncopied. */
export function grpcParts(frame: FlightFrame): Uint8Array[] {
  const parts = 'gzipped' in frame ? [frame.gzipped] : flightDataParts(frame)
  const body = 'gzipped' in frame ? parts : frame.body
  const before = parts.slice(0, parts.length - body.length)
  const start = Buffer.alloc(GRPC_FRAME_BYTES)
  start.writeUInt8('gzipped' in frame ? 1 : 0, 0)
  start.writeUInt32BE(lengthOf(parts), 1)
  return [Buffer.concat([start, ...before]), ...body]
}

const lengthOf = (parts: readonly Uint8Array[]) => parts.reduce((sum, part) => sum + part.length, 0)

const GRPC_FRAME_BYTES = 5
