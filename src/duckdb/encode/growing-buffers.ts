import { type ArrowBuffer, oneBuffer } from './arrow-message.ts'

/** Bits that grow, least significant first, counting the zeros. Only ones cost nothing until a zero may come. */
export function createBits() {
  let data = new Uint8Array(0)
  let length = 0
  let zeros = 0
  let isKept = false

  const reserve = (count: number) => {
    const needed = (length + count + 7) >> 3
    if (needed <= data.length) return
    const larger = new Uint8Array(Math.max(data.length * 2, needed, 4096))
    larger.set(data.subarray(0, (length + 7) >> 3))
    data = larger
  }

  return {
    /** `count` bits of `source` from bit `from`; ones when there is no source. */
    append(source: Uint8Array | undefined, from: number, count: number) {
      if (!source && !isKept) {
        length += count
        return
      }
      reserve(count)
      if (!isKept) data.fill(0xff, 0, (length + 7) >> 3)
      isKept = true
      let row = 0
      if ((length & 7) === 0 && (from & 7) === 0) {
        const whole = count >> 3
        if (source) data.set(source.subarray(from >> 3, (from >> 3) + whole), length >> 3)
        else data.fill(0xff, length >> 3, (length >> 3) + whole)
        if (source) for (let at = 0; at < whole; at++) zeros += ZEROS[data[(length >> 3) + at] as number] as number
        row = whole * 8
      }
      for (; row < count; row++) {
        const at = length + row
        const one = source === undefined || (((source[(from + row) >> 3] ?? 0) >> ((from + row) & 7)) & 1) === 1
        const byte = data[at >> 3] as number
        data[at >> 3] = one ? byte | (1 << (at & 7)) : byte & ~(1 << (at & 7))
        if (!one) zeros++
      }
      length += count
    },
    /** What was gathered, and starts anew. The buffer is a view that holds until the next `append`. */
    take(): { buffer: ArrowBuffer; zeros: number } {
      const taken = { buffer: oneBuffer(isKept ? data.subarray(0, (length + 7) >> 3) : NONE), zeros }
      length = 0
      zeros = 0
      isKept = false
      return taken
    },
  }
}

const NONE = new Uint8Array(0)
const ZEROS = Uint8Array.from({ length: 256 }, (_, byte) => 8 - byte.toString(2).replaceAll('0', '').length)

/** Parts of a buffer, held until they are copied out together. */
export function createParts() {
  let parts: Uint8Array[] = []
  let byteLength = 0
  return {
    append(part: Uint8Array) {
      parts.push(part)
      byteLength += part.length
    },
    byteLength: () => byteLength,
    take(): ArrowBuffer {
      const taken = { parts, byteLength }
      parts = []
      byteLength = 0
      return taken
    },
  }
}

/** Offsets of variable-length rows: where each ends, after a first 0. `take` gives a view that holds until the next `push`. */
export function createOffsets() {
  let data = new Int32Array(4096)
  let length = 1
  return {
    push(end: number) {
      if (length === data.length) {
        const larger = new Int32Array(data.length * 2)
        larger.set(data)
        data = larger
      }
      data[length++] = end
    },
    byteLength: () => length * 4,
    take(): ArrowBuffer {
      const taken = oneBuffer(new Uint8Array(data.buffer, 0, length * 4))
      length = 1
      return taken
    },
  }
}
