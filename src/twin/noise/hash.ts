/** A well-mixed 32-bit hash of whole numbers: the twin's only source of chance, so that any instant can be asked first. */
export function hash32(seed: number, ...parts: readonly number[]): number {
  let state = (seed ^ 0x9e3779b9) | 0
  for (const part of parts) state = mix(state ^ Math.imul(part | 0, 0x85ebca6b))
  return mix(state ^ parts.length) >>> 0
}

/** A uniform number in [0, 1) decided by its arguments. */
export function uniform(seed: number, ...parts: readonly number[]): number {
  return hash32(seed, ...parts) / 4294967296
}

/** A whole number of a text, for naming a noise channel by a word. */
export function hashText(text: string): number {
  let state = 0x811c9dc5
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
  return mix(state)
}

function mix(value: number): number {
  let state = value | 0
  state = Math.imul(state ^ (state >>> 16), 0x7feb352d)
  state = Math.imul(state ^ (state >>> 15), 0x846ca68b)
  return state ^ (state >>> 16)
}
