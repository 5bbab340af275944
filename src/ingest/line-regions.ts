const LINE_FEED = 0x0a

/** Lines gathered group by group, each group in a region of one buffer. */
export interface LineRegions {
  /** Adds a line of three parts to the group of the line at `place`; the third is `bytes` from `from` to `to`. */
  write(place: number, lead: Buffer, number: Buffer, bytes: Buffer, from: number, to: number): void
  /** Takes back what was written since the last `keep`. */
  undo(): undefined
  keep(): void
  /** The groups' lines, in order. */
  texts(): Iterable<Buffer>
}

/** Regions for `groups[place]` of each place, with room for `copies` of lines of these lengths, and more when that is not enough. */
export function createLineRegions(groups: readonly number[], lengths: readonly number[], copies: number): LineRegions {
  const count = Math.max(-1, ...groups) + 1
  let capacities = new Float64Array(count)
  for (const [place, group] of groups.entries())
    capacities[group] = at(capacities, group) + (lengths[place] ?? 0) * copies
  const kept = new Float64Array(count)
  const next = new Float64Array(count)
  let starts = startsOf(capacities)
  let bytes = Buffer.allocUnsafe(sum(capacities))

  const grow = () => {
    const larger = capacities.map((capacity) => Math.ceil(capacity * 1.5) + 64)
    const largerStarts = startsOf(larger)
    const target = Buffer.allocUnsafe(sum(larger))
    for (let group = 0; group < count; group++)
      bytes.copy(target, at(largerStarts, group), at(starts, group), at(starts, group) + at(next, group))
    capacities = larger
    starts = largerStarts
    bytes = target
  }

  return {
    write(place, lead, number, from_, from, to) {
      const group = groups[place] as number
      const length = lead.length + number.length + (to - from) + 1
      while (at(next, group) + length > at(capacities, group)) grow()
      let end = at(starts, group) + at(next, group)
      for (let index = 0; index < lead.length; index++) bytes[end++] = lead[index] as number
      for (let index = 0; index < number.length; index++) bytes[end++] = number[index] as number
      for (let index = from; index < to; index++) bytes[end++] = from_[index] as number
      bytes[end] = LINE_FEED
      next[group] = at(next, group) + length
    },
    undo() {
      next.set(kept)
    },
    keep() {
      kept.set(next)
    },
    *texts() {
      for (let group = 0; group < count; group++)
        yield bytes.subarray(at(starts, group), at(starts, group) + at(kept, group))
    },
  }
}

const at = (numbers: Float64Array, index: number): number => numbers[index] as number

const sum = (numbers: Float64Array): number => numbers.reduce((total, number) => total + number, 0)

function startsOf(capacities: Float64Array): Float64Array {
  let total = 0
  return capacities.map((capacity) => {
    total += capacity
    return total - capacity
  })
}
