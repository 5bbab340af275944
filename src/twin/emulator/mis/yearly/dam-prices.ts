import type { Wire } from '../../../../datasets/dataset.ts'
import { ercotDamSpp } from '../../../../datasets/ercot/dam-spp.ts'
import { createRowRenderer } from '../../../render/render-row.ts'
import { type Cell, renderXlsx } from '../../../render/render-xlsx.ts'
import { wallDate } from '../../../render/wall-text.ts'
import { damSppProduct } from '../products/dam-spp.ts'
import type { YearlyReport } from './yearly-report.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** NP4-180-ER: hubs and load zones, a workbook of twelve sheets, all text but the prices. */
export const damPricesYearly: YearlyReport = Object.freeze({
  code: 28,
  reportTypeId: 13060,
  stem: 'DAMLZHBSPP',
  reportName: 'Historical DAM Load Zone and Hub Prices',
  extension: 'xlsx',
  bytesPerDay: 5500,
  daily: damSppProduct,
  holds: ({ values }) => /^(HB|LZ)_/.test(String(values.settlement_point)),
  value: { column: 'price_usd_per_mwh', about: 'settlement_point' },
  render: (rows, read, wallMs) => {
    const wire: Wire | undefined = ercotDamSpp.wire.find(({ format }) => format === 'xlsx')
    if (wire === undefined) throw new Error('ercot.dam_spp has no workbook')
    const render = createRowRenderer(wire, {
      readWallClock: read,
      hourStyle: 'HH:00',
      spell: { price_usd_per_mwh: (price) => Number(price).toFixed(2) },
    })
    const sheets = MONTHS.map((month, index): { name: string; rows: Cell[][] } => ({
      name: `${month}_${index + 1}`,
      rows: [[...wire.header]],
    }))
    for (const row of rows) {
      const cells: Cell[] = render(row)
      cells.push({ digits: String(cells.pop()) })
      const month = Number(wallDate(read(row.startMs).wallMs).slice(5, 7))
      sheets[month - 1]?.rows.push(cells)
    }
    return renderXlsx(sheets, wallMs)
  },
} satisfies YearlyReport)
