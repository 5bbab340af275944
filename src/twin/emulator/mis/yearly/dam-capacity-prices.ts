import type { Wire } from '../../../../datasets/dataset.ts'
import { ercotDamMcpc } from '../../../../datasets/ercot/dam-mcpc.ts'
import { widenRows } from '../../../render/widen-rows.ts'
import { damMcpcProduct } from '../products/dam-mcpc.ts'
import type { YearlyReport } from './yearly-report.ts'

/** NP4-181-ER: a wide CSV with a column for each ancillary service. */
export const damCapacityPricesYearly: YearlyReport = Object.freeze({
  code: 29,
  reportTypeId: 13091,
  stem: 'DAMASMCPC',
  reportName: 'Historical DAM Clearing Prices for Capacity',
  extension: 'csv',
  bytesPerDay: 700,
  daily: damMcpcProduct,
  value: { column: 'mcpc_usd_per_mw', about: 'ancillary_type' },
  render: (rows, read) => {
    const wires: readonly Wire[] = ercotDamMcpc.wire
    const wire = wires.find(({ unpivot }) => unpivot !== undefined)
    if (wire === undefined) throw new Error('ercot.dam_mcpc has no wide document')
    const lines = widenRows(wire, rows, { readWallClock: read, hourStyle: 'HH:00' })
    const text = `${[wire.header, ...lines].map((cells) => cells.join(',')).join('\n')}\n`
    return new TextEncoder().encode(text)
  },
} satisfies YearlyReport)
