import type { EiaPage, EiaRow } from './parse-page.ts'

/** All pages of one question. */
export interface EiaAnswer {
  total: number
  rows: EiaRow[]
  warnings: string[]
  apiVersion: string | undefined
  /**
   * `whole`: as many rows as `total` says. `short`: another number, though `total` stood still. `moving`: `total` changed between
   * pages, so that pages may overlap or leave rows out.
   */
  state: 'whole' | 'short' | 'moving'
}

/** Asks page by page until `total` rows are there or a page brings none. */
export async function readPages(readPage: (offset: number) => Promise<EiaPage>): Promise<EiaAnswer> {
  const first = await readPage(0)
  const rows = [...first.rows]
  const warnings = new Set(first.warnings)
  let last = first
  while (rows.length < first.total && last.rows.length > 0 && last.total === first.total) {
    last = await readPage(rows.length)
    for (const row of last.rows) rows.push(row)
    for (const warning of last.warnings) warnings.add(warning)
  }
  const state = last.total !== first.total ? 'moving' : rows.length === first.total ? 'whole' : 'short'
  return { total: first.total, rows, warnings: [...warnings], apiVersion: first.apiVersion, state }
}
