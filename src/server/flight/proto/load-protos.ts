import { fileURLToPath } from 'node:url'
import { loadSync, type MessageTypeDefinition, type PackageDefinition } from '@grpc/proto-loader'
import { GridlakeError } from '../../../core/errors.ts'

export const FLIGHT_PACKAGE = 'arrow.flight.protocol'
export const FLIGHT_SQL_PACKAGE = 'arrow.flight.protocol.sql'

/** Turns messages of one protobuf type into bytes and back. */
export interface Codec<Message> {
  encode(message: Partial<Message>): Buffer
  /** Errors: `usage.invalid_argument` for bytes that are none of the type. */
  decode(bytes: Uint8Array): Message
}

export interface Protos {
  definition: PackageDefinition
  /** The type's codec by its full name; throws for one that the files do not have. */
  codec<Message>(name: string): Codec<Message>
}

const FILES = ['flight.proto', 'flight-sql.proto'].map((name) => fileURLToPath(new URL(name, import.meta.url)))

/** The protobuf descriptions of Flight and Flight SQL, read from the files beside this one. */
export function loadProtos(): Protos {
  const definition = loadSync(FILES, { longs: Number, enums: Number, defaults: true, arrays: true, objects: true })
  return {
    definition,
    codec<Message>(name: string): Codec<Message> {
      const type = definition[name]
      if (!type || !('serialize' in type) || typeof type.serialize !== 'function')
        throw new Error(`no protobuf message ${name}`)
      const { serialize, deserialize } = type as MessageTypeDefinition<object, object>
      return {
        encode: (message) => serialize(message),
        decode(bytes) {
          try {
            return deserialize(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) as Message
          } catch (error) {
            throw new GridlakeError('usage.invalid_argument', `the bytes of a ${name} cannot be read`, { cause: error })
          }
        },
      }
    },
  }
}
