import { inflateSync } from 'node:zlib'

/** A decoded picture. */
export interface DecodedPng {
  width: number
  height: number
  /** How many pixels have exactly this colour: `#d8a06f`. */
  count(hex: string): number
  /** How many different colours there are. */
  colours(): number
}

/** Reads a PNG of 8 bits per channel with red, green, blue and alpha, not interlaced. */
export function readPng(bytes: Uint8Array): DecodedPng {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0) !== 0x89504e47) throw new Error('not a PNG')
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  if (bytes[24] !== 8 || bytes[25] !== 6 || bytes[28] !== 0) throw new Error('not 8-bit RGBA')
  const parts: Uint8Array[] = []
  for (let at = 8; at < bytes.length; at += 12 + view.getUint32(at)) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (type === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + view.getUint32(at)))
  }
  const counts = countColours(unfilter(inflateSync(Buffer.concat(parts)), width, height))
  return {
    width,
    height,
    count: (hex) => counts.get(Number.parseInt(hex.slice(1), 16)) ?? 0,
    colours: () => counts.size,
  }
}

const PIXEL_BYTES = 4

function unfilter(rows: Uint8Array, width: number, height: number): Uint8Array {
  const stride = width * PIXEL_BYTES
  const pixels = new Uint8Array(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x += 1) {
      const raw = rows[y * (stride + 1) + 1 + x] ?? 0
      const left = x >= PIXEL_BYTES ? (pixels[y * stride + x - PIXEL_BYTES] ?? 0) : 0
      const up = y > 0 ? (pixels[(y - 1) * stride + x] ?? 0) : 0
      const corner = y > 0 && x >= PIXEL_BYTES ? (pixels[(y - 1) * stride + x - PIXEL_BYTES] ?? 0) : 0
      pixels[y * stride + x] = raw + predict(filter, left, up, corner)
    }
  }
  return pixels
}

function predict(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

function countColours(pixels: Uint8Array): Map<number, number> {
  const counts = new Map<number, number>()
  for (let at = 0; at < pixels.length; at += PIXEL_BYTES) {
    const colour = ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  return counts
}
