import '../core/temporal.ts'

export { ERROR_TABLE, type ErrorCode, GridlakeError } from '../core/errors.ts'
export type { Format } from '../duckdb/encode/format.ts'
export type { DatasetStatus } from '../engine/question.ts'
export type { DatasetColumn, DatasetId, DatasetRow } from './dataset-row.ts'
export { type OpenedLake, type OpenLakeOptions, openLake, type RowsOptions, type TruthOptions } from './open-lake.ts'
