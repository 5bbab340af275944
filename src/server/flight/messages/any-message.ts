/** A google.protobuf.Any: the full name of a type and the bytes of a message. */
export interface AnyMessage {
  typeName: string
  value: Uint8Array
}

const URL_PREFIX = 'type.googleapis.com/'
const TYPE_URL_TAG = 0x0a
const VALUE_TAG = 0x12

export function packAny({ typeName, value }: AnyMessage): Buffer {
  const url = Buffer.from(URL_PREFIX + typeName)
  return Buffer.concat([
    Uint8Array.of(TYPE_URL_TAG),
    varint(url.length),
    url,
    Uint8Array.of(VALUE_TAG),
    varint(value.length),
    value,
  ])
}

/** Undefined: the bytes are no Any. */
export function unpackAny(bytes: Uint8Array): AnyMessage | undefined {
  let at = 0
  let typeUrl: string | undefined
  let value: Uint8Array = new Uint8Array(0)
  while (at < bytes.length) {
    const tag = bytes[at++]
    if (tag !== TYPE_URL_TAG && tag !== VALUE_TAG) return undefined
    const length = readVarint(bytes, at)
    if (!length || length.next + length.value > bytes.length) return undefined
    at = length.next + length.value
    const field = bytes.subarray(length.next, at)
    if (tag === TYPE_URL_TAG) typeUrl = Buffer.from(field).toString()
    else value = field
  }
  return typeUrl === undefined ? undefined : { typeName: typeUrl.slice(typeUrl.lastIndexOf('/') + 1), value }
}

/** A length as protobuf writes it: seven bits a byte, the lowest first. */
export function varint(length: number): Uint8Array {
  const bytes: number[] = []
  let rest = length
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80)
  return Uint8Array.of(...bytes, rest)
}

function readVarint(bytes: Uint8Array, from: number): { value: number; next: number } | undefined {
  let value = 0
  for (let at = from, factor = 1; at < bytes.length && at < from + 5; at++, factor *= 128) {
    const byte = bytes[at] as number
    value += (byte & 0x7f) * factor
    if (byte < 0x80) return { value, next: at + 1 }
  }
  return undefined
}
