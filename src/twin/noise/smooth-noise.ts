/** One layer of smooth noise: knots `spacing` apart with standard deviation `weight`. */
export interface NoiseLayer {
  spacing: number
  weight: number
}

/**
 * Smooth, seeded, stationary noise at `x`: mean 0, variance the sum of the squared weights at the knots.
 * A cubic through independent knots, so it can be read anywhere without a history.
 */
export function smoothNoise(seed: number, channel: number, x: number, layers: readonly NoiseLayer[]): number {
  let sum = 0
  for (let layer = 0; layer < layers.length; layer++) {
    const { spacing, weight } = layers[layer] as NoiseLayer
    const at = x / spacing
    const knot = Math.floor(at)
    const key = channel * 31 + layer
    const t = at - knot
    const a = knotValue(seed, key, knot - 1)
    const b = knotValue(seed, key, knot)
    const c = knotValue(seed, key, knot + 1)
    const d = knotValue(seed, key, knot + 2)
    sum += weight * (b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))))
  }
  return sum
}

// Irwin-Hall of three bytes-and-a-bit, scaled to unit variance: bell-shaped, bounded by ±3, one hash.
function knotValue(seed: number, key: number, knot: number): number {
  const bits = quickHash(seed, key, knot)
  const sum = (bits & 0x7ff) + ((bits >>> 11) & 0x7ff) + (bits >>> 22) * 2
  return (sum / 2047 - 1.5) * 2
}

function quickHash(seed: number, key: number, knot: number): number {
  let state = Math.imul(seed ^ 0x2545f491, 0x9e3779b1) ^ Math.imul(key, 0x85ebca6b) ^ Math.imul(knot, 0xc2b2ae35)
  state = Math.imul(state ^ (state >>> 16), 0x7feb352d)
  state = Math.imul(state ^ (state >>> 15), 0x846ca68b)
  return (state ^ (state >>> 16)) >>> 0
}
