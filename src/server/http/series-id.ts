import type { Dataset } from '../../datasets/dataset.ts'

/** Settlement point types that name a load zone or tie a second time, with energy-weighted prices. */
const ENERGY_WEIGHTED = /EW$/

/**
 * The id of a series: dataset, column and what its rows have in their key, the time aside. The type of a settlement point stands in it
 * only where it is an energy-weighted one: the names alone tell all others apart.
 */
export function seriesId(
  { id, key }: Pick<Dataset, 'id' | 'key'>,
  column: string,
  values: Readonly<Record<string, string>>,
) {
  const parts = key
    .filter((name) => name !== 'interval_start')
    .filter((name) => name !== 'settlement_point_type' || ENERGY_WEIGHTED.test(values[name] ?? ''))
    .map((name) => partOf(values[name] ?? ''))
  return [id, column, ...parts].join(':')
}

/** `~` and two hex digits for each byte of what is not safe in an address as it is. */
const partOf = (text: string): string =>
  text === ''
    ? '~'
    : [...Buffer.from(text)]
        .map((byte) => {
          const char = String.fromCharCode(byte)
          return /[\w.-]/.test(char) ? char : `~${byte.toString(16).padStart(2, '0')}`
        })
        .join('')

/** The dataset and the column that an id begins with. */
export function readSeriesId(id: string): { dataset: string; column: string } {
  const [dataset = '', column = ''] = id.split(':')
  return { dataset, column }
}
