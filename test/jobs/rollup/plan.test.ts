import { describe, expect, it } from 'vitest'
import { planRollup } from '../../../src/jobs/export-rollup-plan.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const plan = (from: string, to: string) =>
  planRollup({ from: day(from), to: day(to) }).map(({ year, files }) => [
    year,
    files
      .map(({ path, from: first, to: end }) => `${path.replace(/^.*\//, '')} ${first} ${end}`)
      .filter((text) => text.startsWith('DA_AS_c')),
  ])

describe('the files that hold some of the days', () => {
  it('are whole years and whole months', () => {
    expect(plan('2025-12-31', '2026-02-02')).toEqual([
      [
        2025,
        ['DA_AS_combined_2025.parquet 2025-01-01 2026-01-01', 'DA_AS_combined_2025_12.parquet 2025-12-01 2026-01-01'],
      ],
      [
        2026,
        [
          'DA_AS_combined_2026.parquet 2026-01-01 2027-01-01',
          'DA_AS_combined_2026_01.parquet 2026-01-01 2026-02-01',
          'DA_AS_combined_2026_02.parquet 2026-02-01 2026-03-01',
        ],
      ],
    ])
  })

  it('are not those of the day after', () => {
    expect(plan('2025-12-31', '2026-01-01').map(([year]) => year)).toEqual([2025])
    expect(plan('2026-01-01', '2026-01-01')).toEqual([])
  })

  it('hold every day once in each family', () => {
    const months = planRollup({ from: day('2024-01-01'), to: day('2025-01-01') })
      .flatMap(({ files }) => files)
      .filter(({ path }) => path.includes('monthly/DA_AS_combined/'))
    expect(months).toHaveLength(12)
    expect(months.slice(1).every(({ from }, index) => months[index]?.to.equals(from))).toBe(true)
  })
})
