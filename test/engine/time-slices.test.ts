import { describe, expect, it } from 'vitest'
import { sliceTime } from '../../src/engine/time-slices.ts'
import type { LakeFile } from '../../src/lake/delta/snapshot.ts'
import { modelFile } from './model-lake.ts'

const startOf = (month: number) => Temporal.Instant.from(`2026-${String(month).padStart(2, '0')}-01T06:00:00Z`)

const file = (month: number, rows: number): LakeFile => ({
  ...modelFile(`m${month}`, 'current', []),
  rows,
  bounds: {
    interval_start: { min: startOf(month).epochMilliseconds * 1000, max: startOf(month + 1).epochMilliseconds * 1000 },
  },
})

describe('slices of time', () => {
  it('hold about as many rows each, and cover all time', () => {
    const months = [1, 2, 3, 4, 5, 6, 7, 8].map((month) => file(month, 1000))
    expect(sliceTime(months.toReversed(), 4)).toEqual([
      { to: startOf(3) },
      { from: startOf(3), to: startOf(5) },
      { from: startOf(5), to: startOf(7) },
      { from: startOf(7) },
    ])
    expect(sliceTime([file(1, 9000), file(2, 1000)], 4)).toEqual([{ to: startOf(2) }, { from: startOf(2) }])
  })

  it('are one where there is nothing to cut', () => {
    expect(sliceTime([file(1, 1000), file(1, 5000)], 4)).toEqual([{}])
    expect(sliceTime([], 4)).toEqual([{}])
    expect(sliceTime([file(1, 1000), { ...file(2, 1000), bounds: {} }], 4)).toEqual([{}])
    expect(sliceTime([file(1, 1000), { ...file(2, 1000), rows: undefined }], 4)).toEqual([{}])
  })
})
