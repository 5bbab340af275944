/** One row of NP6-905-CD: point, type, price. */
export type PriceRow = readonly [point: string, type: string, usdPerMwh: number | string]

const HEADER =
  'DeliveryDate,DeliveryHour,DeliveryInterval,SettlementPointName,SettlementPointType,SettlementPointPrice,DSTFlag'

/** The text of a posting of NP6-905-CD for one 15-minute interval, market time: `quarter('09/29/2026', 12, 1, …)`. */
export function priceCsv(date: string, hour: number, quarter: number, rows: readonly PriceRow[], flag = 'N'): string {
  const lines = rows.map(([point, type, price]) => `${date},${hour},${quarter},${point},${type},${price},${flag}`)
  return `${[HEADER, ...lines].join('\n')}\n`
}

/** The name of the CSV in a posting that was published at `stamp`, market time: `20260929.113005`. */
export const priceFileName = (stamp: string): string => `cdr.00012301.0000000000000000.${stamp}.SPPHLZNP6905.csv`
