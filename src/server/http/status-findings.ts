import { type Findings, FindingsQuery } from '../../contract/schemas/status-findings.ts'
import { findDataset } from '../../datasets/catalogue.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { marketZone } from './market-zone.ts'
import { parseQuery } from './parse-query.ts'
import { parseTruth } from './parse-truth.ts'

const DEFAULT_DAYS = 2

/** `GET /api/v1/status/{id}/findings`. */
export function addFindings(app: Api, { audits, catalogue, clock }: ApiDeps): void {
  app.get('/api/v1/status/:id/findings', async (c) => {
    const dataset = findDataset(c.req.param('id'), catalogue)
    const { days = DEFAULT_DAYS, ...query } = parseQuery(FindingsQuery, c.req.url)
    const zone = marketZone(dataset)
    const { asOf } = parseTruth(query, zone, clock.now())
    // Whole hours: who asks twice is answered from memory.
    const to = (asOf ?? clock.now()).round({ smallestUnit: 'hour', roundingMode: 'floor' })
    const from = to
      .toZonedDateTimeISO(zone)
      .startOfDay()
      .subtract({ days: days - 1 })
      .toInstant()
    const report = await audits?.judge({ dataset: dataset.id, from, to, ...(asOf ? { asOf } : {}) }, c.get('signal'))
    const findings: Findings = {
      dataset: dataset.id,
      from: from.toString(),
      to: to.toString(),
      rows: report?.rows ?? null,
      findings: (report?.findings ?? []).map(({ rule, operating_date, interval_start, series, detail }) => ({
        rule,
        operating_date,
        interval_start: interval_start ?? null,
        series: series ?? null,
        detail,
      })),
    }
    return c.json(findings, 200, { 'cache-control': 'no-store' })
  })
}
