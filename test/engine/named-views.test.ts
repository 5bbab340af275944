import { describe, expect, it } from 'vitest'
import { findNamedViews } from '../../src/engine/named-views.ts'

const VIEWS = ['ercot.rt_spp', 'ercot.wind', 'gridlake.receipts']

describe('findNamedViews', () => {
  it.each([
    ['from ercot.wind', ['ercot.wind'], ['ercot.wind']],
    [
      'FROM ERCOT.Wind w join "ercot" . "rt_spp" using (interval_start)',
      ['ercot.rt_spp', 'ercot.wind'],
      ['ercot.rt_spp', 'ercot.wind'],
    ],
    ["from gridlake.receipts where dataset = 'ercot.wind'", ['ercot.wind', 'gridlake.receipts'], ['gridlake.receipts']],
    ['from gridlake.receipts -- ercot.wind\n', ['ercot.wind', 'gridlake.receipts'], ['gridlake.receipts']],
    ['from gridlake.receipts /* ercot.wind */', ['ercot.wind', 'gridlake.receipts'], ['gridlake.receipts']],
    ["select 'it''s ercot.wind' from ercot.rt_spp", ['ercot.rt_spp', 'ercot.wind'], ['ercot.rt_spp']],
    ['from ercot.wind_speed, my_ercot.wind', VIEWS, []],
    ['show all tables', VIEWS, []],
    ['', VIEWS, []],
  ])('%s', (sql, wanted, needed) => {
    const found = findNamedViews(sql, VIEWS)
    expect([...found.wanted].sort()).toEqual([...wanted].sort())
    expect([...found.needed].sort()).toEqual([...needed].sort())
  })
})
