/** A value of EIA-930: period (hour ending, UTC), balancing authority, type, MWh. */
export type RegionValue = readonly [period: string, respondent: string, type: string, mwh: number | string | null]

const TYPE_NAMES: Readonly<Record<string, string>> = { D: 'Demand', NG: 'Net generation', TI: 'Total interchange' }

/** A body of `electricity/rto/region-data`, as the EIA spells it; `total` defaults to the rows it has. */
export function regionPage(values: readonly RegionValue[], total = values.length): string {
  const data = values.map(([period, respondent, type, mwh]) => ({
    period,
    respondent,
    'respondent-name': `Authority ${respondent}`,
    type,
    'type-name': TYPE_NAMES[type] ?? type,
    value: typeof mwh === 'number' ? String(mwh) : mwh,
    'value-units': 'megawatthours',
  }))
  return JSON.stringify({ response: { total: String(total), frequency: 'hourly', data } })
}
