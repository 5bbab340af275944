import { type Column, defineDataset, type Wire } from '../dataset.ts'

/** Document column, dataset column, meaning, in the documents' order. */
const RESERVES = [
  ['PRC', 'prc_mw', 'Physical responsive capability.'],
  ['RTORPA', 'rtorpa_usd_per_mwh', 'Price adder for on-line reserves.'],
  ['RTOFFPA', 'rtoffpa_usd_per_mwh', 'Price adder for off-line reserves.'],
  ['RTOLCAP', 'rtolcap_mw', 'On-line reserve capacity.'],
  ['RTOFFCAP', 'rtoffcap_mw', 'Off-line reserve capacity.'],
  ['RTOLHSL', 'rtolhsl_mw', 'High sustained limits of on-line resources.'],
  ['RTBP', 'rtbp_mw', 'Base points of on-line resources.'],
  ['RTCLRCAP', 'rtclrcap_mw', 'Capacity of controllable load resources.'],
  ['RTCLRREG', 'rtclrreg_mw', 'Regulation up that controllable load resources carry.'],
  ['RTCLRBP', 'rtclrbp_mw', 'Base points of controllable load resources.'],
  ['RTCLRLSL', 'rtclrlsl_mw', 'Low sustained limits of controllable load resources.'],
  ['RTCLRNS', 'rtclrns_mw', 'Non-spinning reserve that controllable load resources carry.'],
  ['RTNCLRRRS', 'rtnclrrrs_mw', 'Responsive reserve that other load resources carry.'],
  ['RTOLNSRS', 'rtolnsrs_mw', 'Non-spinning reserve that on-line resources carry.'],
  ['RTCST30HSL', 'rtcst30hsl_mw', 'High sustained limits of resources that start cold within 30 minutes.'],
  ['RTOFFNSHSL', 'rtoffnshsl_mw', 'High sustained limits of off-line resources that carry non-spinning reserve.'],
] as const

const OFFLINE = [
  ['RTOFF10', 'rtoff10_mw', 'Off-line capacity that is there within 10 minutes.'],
  ['RTOFF30', 'rtoff30_mw', 'Off-line capacity that is there within 30 minutes.'],
] as const

const DEPLOYMENT = [
  ['RTRUCCST30HSL', 'rtruccst30hsl_mw', 'Of rtcst30hsl_mw, what reliability unit commitment has committed.'],
  ['RTORDPA', 'rtordpa_usd_per_mwh', 'Reliability deployment price adder.'],
  ['RTRRUC', 'rtrruc_mw', 'Low limits of units committed by reliability unit commitment, as relaxed.'],
  ['RTRRMR', 'rtrrmr_mw', 'Low limits of reliability-must-run units, as relaxed.'],
  ['RTDNCLR', 'rtdnclr_mw', 'Deployed load resources, controllable ones aside.'],
  ['RTDERS', 'rtders_mw', 'Deployed emergency response service.'],
  ['RTDCTIEIMPORT', 'rtdctieimport_mw', 'Emergency imports over DC ties.'],
  ['RTDCTIEEXPORT', 'rtdctieexport_mw', 'Emergency exports over DC ties.'],
  ['RTBLTIMPORT', 'rtbltimport_mw', 'Emergency imports by block load transfer.'],
  ['RTBLTEXPORT', 'rtbltexport_mw', 'Emergency exports by block load transfer.'],
  ['RTOLLASL', 'rtollasl_mw', 'Low ancillary service limits of on-line resources.'],
  ['RTOLHASL', 'rtolhasl_mw', 'High ancillary service limits of on-line resources.'],
] as const

const NON_SPIN = [
  ['RTNCLRNSCAP', 'rtnclrnscap_mw', 'Non-spinning reserve capacity of load resources, controllable ones aside.'],
] as const

const ECRS = [
  ['RTNCLRECRS', 'rtnclrecrs_mw', 'Contingency reserve that load resources carry, controllable ones aside.'],
] as const

type Field = readonly [field: string, name: string, meaning: string]

/** Later documents lack some of the earlier ones' columns, and the other way round. */
function toColumns(fields: readonly Field[], nullable: boolean): Column[] {
  return fields.map(([, name, meaning]) => ({
    name,
    type: 'double',
    unit: name.endsWith('_mw') ? 'MW' : 'USD/MWh',
    meaning,
    ...(nullable ? { nullable } : {}),
  }))
}

function epoch(name: string, fields: readonly Field[], seen?: string): Wire {
  return {
    epoch: name,
    format: 'csv',
    ...(seen === undefined ? {} : { seen }),
    header: ['BatchID', 'SCEDTimestamp', 'RepeatedHourFlag', 'SystemLambda', ...fields.map(([field]) => field)],
    time: { kind: 'wall-stamp', stamp: 'SCEDTimestamp', format: 'us', flag: 'RepeatedHourFlag' },
    map: {
      batch_id: 'BatchID',
      system_lambda_usd_per_mwh: 'SystemLambda',
      ...Object.fromEntries(fields.map(([field, column]) => [column, field])),
    },
  }
}

export const ercotRtOrdcPriceAdders = defineDataset({
  id: 'ercot.rt_ordc_price_adders',
  title: 'ERCOT real-time ORDC price adders and reserves until co-optimization',
  description:
    'Operating reserve demand curve price adders and reserves of each SCED run (NP6-323-CD until RTC+B, 2025-12-05). Documents since then hold other quantities under the same id: ercot.rt_price_adders.',
  kind: 'fact',
  zone: 'America/Chicago',
  columns: [
    { name: 'batch_id', type: 'integer', meaning: 'Number of the SCED run.' },
    {
      name: 'system_lambda_usd_per_mwh',
      type: 'double',
      unit: 'USD/MWh',
      meaning: 'System lambda of the SCED run.',
    },
    ...toColumns(RESERVES, false),
    ...toColumns([...OFFLINE, ...DEPLOYMENT, ...NON_SPIN, ...ECRS], true),
  ],
  key: ['interval_start'],
  scope: 'interval',
  cadence: 'PT5M',
  lag: 'PT1M',
  fileNames: /^(?!.*RTSCED).*(RTORDC|NP6-?323(?!\d)|\.0*13221\.)/i,
  wire: [
    epoch('2014-06', [...RESERVES, ...OFFLINE], 'posting of 2014-06-01'),
    epoch('2019', [...RESERVES, ...DEPLOYMENT]),
    epoch('2022', [...RESERVES, ...DEPLOYMENT, ...NON_SPIN]),
    epoch('2023', [...RESERVES, ...DEPLOYMENT, ...NON_SPIN, ...ECRS]),
  ],
  bindings: [
    // None are listed since RTC+B: then on they come as files.
    {
      via: 'mis',
      product: 'NP6-323-CD',
      reportTypeId: 13221,
      friendlyName: /^RTORDC.*_csv(xhr)?$/i,
      retention: 'P5D',
      until: '2025-12-05',
    },
  ],
  parserVersion: 1,
})
