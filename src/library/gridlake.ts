import '../core/temporal.ts'

export { ERROR_TABLE, type ErrorCode, GridlakeError } from '../core/errors.ts'
export type { Block } from '../core/time/block.ts'
export type { Format } from '../duckdb/encode/format.ts'
export type { DatasetStatus, PriceMarket } from '../engine/question.ts'
export type { DatasetColumn, DatasetId, DatasetRow, StoredId } from './dataset-row.ts'
export {
  type OpenedLake,
  type OpenLakeOptions,
  openLake,
  type PricesOptions,
  type RowsOptions,
  type TruthOptions,
} from './open-lake.ts'
export type { PriceRow } from './price-row.ts'
