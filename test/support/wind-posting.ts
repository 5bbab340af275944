import type { Document } from '../../src/datasets/document.ts'
import { ercotWind } from '../../src/datasets/ercot/wind.ts'

const wire = ercotWind.wire[0]
if (!wire) throw new Error('ercot.wind has no wire')

/** A posting of NP4-732-CD with one value per hour of 2026-06-10 (Central): hour ending → short-term forecast, MW. */
export function windPosting(publishedAt: string, forecastMw: Readonly<Record<number, number>>): Document {
  const lines = Object.entries(forecastMw).map(([hour, mw]) =>
    wire?.header
      .map((field) =>
        field === 'DELIVERY_DATE'
          ? '06/10/2026'
          : field === 'HOUR_ENDING'
            ? hour
            : field === 'DSTFlag'
              ? 'N'
              : field === 'STWPF_SYSTEM_WIDE'
                ? mw
                : '',
      )
      .join(','),
  )
  return {
    dataset: 'ercot.wind',
    source: 'ercot-mis',
    product: 'NP4-732-CD',
    id: publishedAt,
    name: `WPPHRLYAVGACTNP4732 ${publishedAt}`,
    bytes: Buffer.from(`${wire?.header.join(',')}\n${lines.join('\n')}\n`),
    publishedAt: Temporal.Instant.from(publishedAt),
    publishedAtBasis: 'listing',
    obtainedAt: Temporal.Instant.from('2026-11-15T00:00:00Z'),
    origin: 'test',
  }
}
