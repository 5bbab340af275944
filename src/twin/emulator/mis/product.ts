import type { Dataset, Wire } from '../../../datasets/dataset.ts'
import { ercotRtSpp } from '../../../datasets/ercot/rt-spp.ts'
import { ercotWind } from '../../../datasets/ercot/wind.ts'

/** A report that MIS posts, beyond what the catalogue says of it. */
export interface MisProduct {
  /** Its place in document ids: never changes. */
  code: 0 | 1
  dataset: Dataset
  reportTypeId: number
  wire: Wire
  /** Stem of its document names. */
  stem: string
  reportName: string
  /** NP6-905's names carry the interval's end, NP4-732's are constant. */
  namesInterval: boolean
  hourDigits: 1 | 2
  /** Documents are filled up to a size in this range, which the listing tells beforehand. */
  sizeBytes: { from: number; to: number }
}

/** The reports of the twin, each rendered in the newest epoch of its dataset's wire. */
export const MIS_PRODUCTS: readonly MisProduct[] = Object.freeze([
  product(ercotRtSpp, {
    code: 0,
    stem: 'SPPHLZNP6905',
    reportName: 'Settlement Point Prices at Resource Nodes, Hubs and Load Zones',
    namesInterval: true,
    hourDigits: 1,
    sizeBytes: { from: 2900, to: 3100 },
  }),
  product(ercotWind, {
    code: 1,
    stem: 'WPPHRLYAVGACTNP4732',
    reportName: 'Wind Power Production - Hourly Averaged Actual and Forecasted Values',
    namesInterval: false,
    hourDigits: 2,
    sizeBytes: { from: 13_500, to: 13_900 },
  }),
])

function product(dataset: Dataset, rest: Omit<MisProduct, 'dataset' | 'reportTypeId' | 'wire'>): MisProduct {
  const binding = dataset.bindings.find((each) => each.via === 'mis')
  const [wire] = dataset.wire
  if (binding === undefined || wire === undefined) throw new Error(`${dataset.id} is not posted to MIS`)
  return { dataset, reportTypeId: binding.reportTypeId, wire, ...rest }
}
