import { ercotScedSystemLambda } from '../../../../datasets/ercot/sced-system-lambda.ts'
import { cappedLambda } from '../../../grid/price-points.ts'
import { formatNumber } from '../../../render/format-number.ts'
import { defineMisProduct } from '../product.ts'
import { postEachRun } from '../sced-schedule.ts'

const CODE = 6
const spell = (lambda: string | number) => formatNumber(Number(lambda), 5)

/** NP6-322-CD: the system lambda of each SCED run, five decimals. */
export const scedSystemLambdaProduct = defineMisProduct(ercotScedSystemLambda, {
  code: CODE,
  stem: 'SCEDSYSLAMBDANP6322',
  reportName: 'SCED System Lambda',
  nameStyle: 'sced-stamp',
  spanMs: 0,
  isCorrectable: false,
  spell: { system_lambda_usd_per_mwh: spell, uncapped_system_lambda_usd_per_mwh: spell },
  sizeBytes: { from: 420, to: 440 },
  schedule: postEachRun(CODE),
  rows: ({ aboutMs }, { grid }) => {
    const { solution } = grid.clearedAt(aboutMs)
    return [
      {
        startMs: aboutMs,
        values: {
          system_lambda_usd_per_mwh: cappedLambda(solution),
          uncapped_system_lambda_usd_per_mwh: solution.lambda,
        },
      },
    ]
  },
})
