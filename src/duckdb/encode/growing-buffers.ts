/** Bytes that grow; `take` gives a view that holds until the next `append`, and starts anew. */
export function createBytes() {
  let data = new Uint8Array(16_384)
  let length = 0
  return {
    append(bytes: Uint8Array) {
      if (length + bytes.length > data.length) {
        const larger = new Uint8Array(Math.max(data.length * 2, length + bytes.length))
        larger.set(data.subarray(0, length))
        data = larger
      }
      if (bytes.length <= 16) for (let at = 0; at < bytes.length; at++) data[length + at] = bytes[at] as number
      else data.set(bytes, length)
      length += bytes.length
    },
    length: () => length,
    take() {
      const bytes = data.subarray(0, length)
      length = 0
      return bytes
    },
  }
}

/** Bits that grow, least significant first, counting the zeros. */
export function createBits() {
  let data = new Uint8Array(4096)
  let length = 0
  let zeros = 0

  const reserve = (count: number) => {
    const needed = (length + count + 7) >> 3
    if (needed <= data.length) return
    const larger = new Uint8Array(Math.max(data.length * 2, needed))
    larger.set(data.subarray(0, (length + 7) >> 3))
    data = larger
  }

  return {
    /** `count` bits of `source` from bit `from`; ones when there is no source. */
    append(source: Uint8Array | undefined, from: number, count: number) {
      reserve(count)
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
    take() {
      const taken = { bits: data.subarray(0, (length + 7) >> 3), zeros }
      length = 0
      zeros = 0
      return taken
    },
  }
}

const ZEROS = Uint8Array.from({ length: 256 }, (_, byte) => 8 - byte.toString(2).replaceAll('0', '').length)
