import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'

/** Names as ERCOT, its archives and those who keep its documents write them. */
const NAMES = {
  'cdr.00012331.0000000000000000.20250804.123222.DAMSPNP4190.csv': ['ercot.dam_spp'],
  'np4-190-cd.csv': ['ercot.dam_spp'],
  'rpt.00013060.0000000000000000.DAMLZHBSPP_2015.xlsx': ['ercot.dam_spp'],
  'NP4-180-ER_DAMLZHBSPP_2015.zip': ['ercot.dam_spp'],
  'DAMSPNP4190_2026-08.zip': ['ercot.dam_spp'],
  'cdr.00012300.0000000000000000.20260625.004020.LMPSROSNODENP6788_20260625_004018.csv': ['ercot.rt_lmp'],
  'np6-788-cd--lmp_node_zone_hub--current.json': ['ercot.rt_lmp'],
  'cdr.00012302.0000000000000000.20250804.200500.SCEDBTCNP686.csv': ['ercot.sced_shadow_prices'],
  SCEDBTCNP686_csv: ['ercot.sced_shadow_prices'],
  'np6-86-cd-history-current.csv': ['ercot.sced_shadow_prices'],
  'cdr.00012332.0000000000000000.20250804.123423.DASPBCNP4191.csv': ['ercot.dam_shadow_prices'],
  'np4-191-cd-history-samples.csv': ['ercot.dam_shadow_prices'],
  'cdr.00013114.0000000000000000.20250804.205512.SCEDSYSLAMBDANP6322_20250804_205511.csv': ['ercot.sced_system_lambda'],
  'NP6-322-CD-capped-2026-10.csv': ['ercot.sced_system_lambda'],
  'cdr.00013221.0000000000000000.20260818.124500000.RTSCEDpriceAdderNP6323_20260818_124500_csv.zip': [
    'ercot.rt_price_adders',
  ],
  'cdr.00013221.0000000000000000.20230630.235520175.RTORDCRELDEPpriceAdderNP6323_20230630_235516_csv.zip': [
    'ercot.rt_ordc_price_adders',
  ],
  // The header decides.
  'np6-323-cd-history-current.csv': ['ercot.rt_price_adders', 'ercot.rt_ordc_price_adders'],
  'cdr.00012329.0000000000000000.20250804.123221.DAMCPCNP4188.csv': ['ercot.dam_mcpc'],
  'rpt.00013091.0000000000000000.20160101080005.DAMASMCPC_2015.csv': ['ercot.dam_mcpc'],
  'NP4-181-ER_DAMASMCPC_2015.zip': ['ercot.dam_mcpc'],
  'np6-331-cd.csv': ['ercot.rt_mcpc'],
  '1257192853.ext.00024898.0000000000000000.20260929.111702.NP6331.csv': ['ercot.rt_mcpc'],
  'cdr.00024891.0000000000000000.20260818.124500000.SCEDMCPCNP6332_csv.zip': ['ercot.sced_mcpc'],
  // Other products of the same families.
  'cdr.00012328.0000000000000000.20250804.123224.DAMHRLMPNP4183.csv': [],
  'np6-324-cd-history-current.csv': [],
  'np4-183-cd-history-current.csv': [],
  'cdr.00024887.0000000000000000.20260818.124500000.TotASResCapabilityNP6328_20260818_124500_csv.zip': [],
  'cdr.00012350.0000000000000000.20250801.230316.SASMASAGGNP6913.csv': [],
  'NP6-785-ER_RTMLZHBSPP_2015.zip': [],
  'np6-8612300.csv': [],
} as const

describe('names of price documents', () => {
  it.each(Object.entries(NAMES))('%s', (name, datasets) => {
    expect(CATALOGUE.filter(({ fileNames }) => fileNames.test(name)).map(({ id }) => id)).toEqual(datasets)
  })

  it('no document name of a listing belongs to two datasets of one report', () => {
    const listed = CATALOGUE.flatMap(({ id, bindings }) =>
      bindings.flatMap((binding) => (binding.via === 'mis' ? [{ id, ...binding }] : [])),
    )
    for (const name of [
      'RTSCEDpriceAdderNP6323_20260818_124500_csv',
      'RTORDCRELDEPpriceAdderNP6323_20251103_015510_csvxhr',
    ]) {
      const takers = listed.filter((each) => each.reportTypeId === 13221 && each.friendlyName.test(name))
      expect(takers).toHaveLength(1)
    }
  })
})
