import { type UrlState, writeUrl } from '../state/url-state.ts'

type Place = readonly [label: string, path: string, state?: Partial<UrlState>]

const REAL_TIME: Place = ['Prices', '/prices', { market: 'rt' }]
const DAY_AHEAD: Place = ['Day-ahead prices', '/prices', { market: 'da' }]
const PULSE: Place = ['Pulse', '/ba/ERCO']

/** Pages that draw a dataset. */
const PLACES: Readonly<Record<string, readonly Place[]>> = {
  'ercot.rt_spp': [REAL_TIME, ['Heat map', '/prices/heatmap'], ['Duration curve', '/prices/duration']],
  'ercot.dam_spp': [DAY_AHEAD],
  'ercot.rt_mcpc': [['Ancillary services', '/prices', { market: 'as' }]],
  'ercot.dam_mcpc': [['Ancillary services', '/prices', { market: 'as' }]],
  'ercot.wind': [PULSE, ['Clean hours', '/clean', { ba: 'ERCO' }]],
  'ercot.solar': [['Clean hours', '/clean', { ba: 'ERCO' }]],
  'ercot.load_forecast': [['Clean hours', '/clean', { ba: 'ERCO' }]],
  'ercot.fuel_mix': [['Fuel mix', '/fuel-mix', { ba: 'ERCO' }]],
  'ercot.generation_by_fuel': [['Fuel mix', '/fuel-mix', { ba: 'ERCO' }]],
  'eia.region_data': [PULSE, ['Duck days', '/ducks']],
  'eia.fuel_type': [
    ['Fuel mix', '/fuel-mix'],
    ['Clean hours', '/clean'],
    ['Duck days', '/ducks'],
  ],
  'eia.interchange': [PULSE],
}

/** Where a dataset is drawn, with what goes along from page to page. */
export const chartLinks = (dataset: string, kept: Partial<UrlState>): { label: string; href: string }[] =>
  (PLACES[dataset] ?? []).map(([label, path, state]) => ({ label, href: writeUrl(path, { ...kept, ...state }) }))
