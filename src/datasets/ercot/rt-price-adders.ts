import { type Column, defineDataset } from '../dataset.ts'

/** Document column, dataset column, meaning, in the documents' order. */
const PRICES = [
  ['RTRDPARUS', 'rtrdparus_usd_per_mw', 'regulation up'],
  ['RTRDPARDS', 'rtrdpards_usd_per_mw', 'regulation down'],
  ['RTRDPARRS', 'rtrdparrs_usd_per_mw', 'responsive reserve'],
  ['RTRDPAECRS', 'rtrdpaecrs_usd_per_mw', 'contingency reserve'],
  ['RTRDPANSS', 'rtrdpanss_usd_per_mw', 'non-spinning reserve'],
] as const

const QUANTITIES = [
  ['RTRRUC', 'rtrruc_mw', 'Low limits of units committed by reliability unit commitment, as relaxed.'],
  ['RTRRMR', 'rtrrmr_mw', 'Low limits of reliability-must-run units, as relaxed.'],
  ['RTDNCLR', 'rtdnclr_mw', 'Deployed load resources, controllable ones aside.'],
  ['RTDERS', 'rtders_mw', 'Deployed emergency response service.'],
  ['RTDCTIEIMPORT', 'rtdctieimport_mw', 'Emergency imports over DC ties.'],
  ['RTDCTIEEXPORT', 'rtdctieexport_mw', 'Emergency exports over DC ties.'],
  ['RTBLTIMPORT', 'rtbltimport_mw', 'Emergency imports by block load transfer.'],
  ['RTBLTEXPORT', 'rtbltexport_mw', 'Emergency exports by block load transfer.'],
  ['RTOLLSL', 'rtollsl_mw', 'Low sustained limits of on-line resources.'],
  ['RTOLHSL', 'rtolhsl_mw', 'High sustained limits of on-line resources.'],
] as const

const HEADER = [
  'SystemLambda',
  'RTRDPA',
  ...PRICES.map(([field]) => field),
  ...QUANTITIES.map(([field]) => field),
] as const

const MAP: Readonly<Record<string, string>> = {
  rtrdpa_usd_per_mwh: 'RTRDPA',
  ...Object.fromEntries([...PRICES, ...QUANTITIES].map(([field, name]) => [name, field])),
}

export const ercotRtPriceAdders = defineDataset({
  id: 'ercot.rt_price_adders',
  title: 'ERCOT real-time price adders since co-optimization',
  description:
    'Reliability deployment price adders of each SCED run, for energy and each ancillary service, with what was deployed (NP6-323-CD since RTC+B, 2025-12-05). Documents before it hold other quantities: ercot.rt_ordc_price_adders.',
  kind: 'fact',
  zone: 'America/Chicago',
  columns: [
    {
      name: 'system_lambda_usd_per_mwh',
      type: 'double',
      unit: 'USD/MWh',
      meaning: 'System lambda of the SCED run.',
    },
    {
      name: 'rtrdpa_usd_per_mwh',
      type: 'double',
      unit: 'USD/MWh',
      meaning: 'Reliability deployment price adder for energy.',
    },
    ...PRICES.map(
      ([, name, service]): Column => ({
        name,
        type: 'double',
        unit: 'USD/MW',
        meaning: `Reliability deployment price adder for ${service}.`,
      }),
    ),
    ...QUANTITIES.map(([, name, meaning]): Column => ({ name, type: 'double', unit: 'MW', meaning })),
    {
      name: 'rtdll_mw',
      type: 'double',
      unit: 'MW',
      // Neither the product's description nor its API of 2026-01 speaks of it.
      meaning: 'RTDLL, which ERCOT does not explain; added after the others.',
      nullable: true,
    },
  ],
  key: ['interval_start'],
  scope: 'interval',
  cadence: 'PT5M',
  lag: 'PT1M',
  fileNames: /^(?!.*RTORDC).*(NP6-?323(?!\d)|\.0*13221\.)/i,
  wire: [
    {
      epoch: 'rtc+b',
      format: 'csv',
      seen: 'posting of 2026-09-07',
      header: ['SCEDTimestamp', 'RepeatedHourFlag', ...HEADER, 'RTDLL'],
      time: { kind: 'wall-stamp', stamp: 'SCEDTimestamp', format: 'us', flag: 'RepeatedHourFlag' },
      map: { system_lambda_usd_per_mwh: 'SystemLambda', ...MAP, rtdll_mw: 'RTDLL' },
    },
    {
      epoch: 'rtc+b-2025-12',
      format: 'csv',
      header: ['SCEDTimestamp', 'RepeatedHourFlag', ...HEADER],
      time: { kind: 'wall-stamp', stamp: 'SCEDTimestamp', format: 'us', flag: 'RepeatedHourFlag' },
      map: { system_lambda_usd_per_mwh: 'SystemLambda', ...MAP },
    },
    {
      epoch: 'api-2026-01',
      format: 'ercot-api-json',
      header: ['SCEDTimestamp', 'repeatHourFlag', 'systemLambda', ...HEADER.slice(1)],
      time: { kind: 'wall-stamp', stamp: 'SCEDTimestamp', format: 'iso', flag: 'repeatHourFlag' },
      map: { system_lambda_usd_per_mwh: 'systemLambda', ...MAP },
    },
  ],
  bindings: [
    {
      via: 'mis',
      product: 'NP6-323-CD',
      reportTypeId: 13221,
      friendlyName: /^(?!RTORDC).*_csv(xhr)?$/i,
      retention: 'P5D',
    },
    { via: 'api', product: 'NP6-323-CD', path: 'np6-323-cd/rt_price_adder_sced', retention: 'P7Y' },
  ],
  parserVersion: 1,
})
