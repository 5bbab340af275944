import '../core/temporal.ts'
import type { DatasetStatus } from '../engine/question.ts'
import { ingestFiles } from '../ingest/ingest-files.ts'
import { type OpenedLake, type OpenLakeOptions, openLake } from './open-lake.ts'

export { ERROR_TABLE, type ErrorCode, GridlakeError } from '../core/errors.ts'
export type { Format } from '../duckdb/encode/format.ts'
export type { DatasetId, DatasetRow } from './dataset-row.ts'
export { type DatasetStatus, ingestFiles, type OpenedLake, type OpenLakeOptions, openLake }
