import type { DuckDay } from '../../contract/schemas/authorities/ducks.ts'

/** The lines of a day's chart: CSS class of the stroke, and its name. Pure. */
export function dayLegend({ hours }: DuckDay): readonly { className: string; label: string }[] {
  const wind = hours.some(({ wind_mwh }) => wind_mwh !== null)
  return [
    { className: 'duck-net', label: 'Net load: demand less solar' },
    { className: 'duck-demand', label: 'Demand' },
    ...(wind ? [{ className: 'duck-standard', label: 'Standard net load: less wind too' }] : []),
    { className: 'duck-typical', label: 'Typical net load' },
  ]
}
