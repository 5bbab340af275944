import { ercotDamAsPlan } from '../../../../datasets/ercot/dam-as-plan.ts'
import { planAncillary } from '../../../market/ancillary-plan.ts'
import { ANCILLARY_SERVICES } from '../../../market/ancillary-price.ts'
import { hoursAhead, postDaily } from '../daily-schedule.ts'
import { defineMisProduct, QUARTER_MS } from '../product.ts'

const CODE = 26
const HOUR_MS = 4 * QUARTER_MS
const DAY_MS = 24 * HOUR_MS
const DAYS = 7

/** NP4-33-CD: at 05:00, the ancillary services required today and the next six days. */
export const damAsPlanProduct = defineMisProduct(ercotDamAsPlan, {
  code: CODE,
  stem: 'DAMASPLANNP433',
  reportName: 'DAM Ancillary Service Plan',
  nameStyle: 'constant',
  spanMs: DAYS * DAY_MS,
  isCorrectable: false,
  hourStyle: 'HH:00',
  sizeBytes: { from: 4500, to: 4700 },
  schedule: postDaily(CODE, 5 * HOUR_MS, 900),
  rows: ({ publishedMs }, { grid, readWallClock }) =>
    hoursAhead(publishedMs, DAYS, readWallClock).flatMap((hour) => {
      const startMs = hour * HOUR_MS
      const wallHour = (readWallClock(startMs).wallMs % DAY_MS) / HOUR_MS
      const madeDay = Math.floor(publishedMs / DAY_MS)
      return ANCILLARY_SERVICES.map((service) => ({
        startMs,
        values: {
          ancillary_type: service,
          quantity_mw: planAncillary(grid.seed, service, { hour, wallHour, madeDay }),
        },
      }))
    }),
})
