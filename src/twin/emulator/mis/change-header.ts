import type { ContentChange } from '../fault-tables.ts'

const RENAMED: Readonly<Record<string, string>> = { DSTFlag: 'RepeatedHourFlag', RepeatedHourFlag: 'DSTFlag' }

/** A CSV with a column renamed or one more; the text itself where the change is not about its header. */
export function changeHeader(csv: string, change: ContentChange | undefined): string {
  if (change?.fault === 'extra-column') {
    const [header = '', ...lines] = csv.trimEnd().split('\n')
    return `${[`${header},PostingNote`, ...lines.map((line) => `${line},0`)].join('\n')}\n`
  }
  if (change?.fault !== 'renamed-column') return csv
  const [header = ''] = csv.split('\n', 1)
  const at = header.lastIndexOf(',') + 1
  const last = header.slice(at)
  const renamed = RENAMED[last.trim()] ?? `New${last.trim()}`
  return `${header.slice(0, at)}${renamed}${csv.slice(header.length)}`
}
