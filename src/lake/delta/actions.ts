/** The actions of the Delta protocol (reader 1, writer 2) that gridlake writes and reads. */
export interface AddFile {
  path: string
  partitionValues: Readonly<Record<string, string>>
  size: number
  modificationTime: number
  dataChange: boolean
  stats?: string
  tags?: Readonly<Record<string, string>> | null
}

export interface RemoveFile {
  path: string
  deletionTimestamp: number
  dataChange: boolean
  extendedFileMetadata?: boolean
  partitionValues?: Readonly<Record<string, string>>
  size?: number
}

export interface MetaData {
  id: string
  name?: string
  description?: string
  format: { provider: string; options: Readonly<Record<string, string>> }
  schemaString: string
  partitionColumns: readonly string[]
  configuration: Readonly<Record<string, string>>
  createdTime?: number
}

export interface Protocol {
  minReaderVersion: number
  minWriterVersion: number
}

export type Action =
  | { protocol: Protocol }
  | { metaData: MetaData }
  | { add: AddFile }
  | { remove: RemoveFile }
  | { commitInfo: Readonly<Record<string, unknown>> }
  | { txn: { appId: string; version: number; lastUpdated?: number } }

/** What gridlake writes to `add.tags` so that a reader knows which rows of a file count. A foreign rewrite drops it. */
export const KIND_TAG = 'gridlake.kind'

/** `none`: no row of the file is withdrawn. Delta's statistics leave booleans out. */
export const WITHDRAWN_TAG = 'gridlake.withdrawn'

/** In `metaData.configuration`: how often the schema was written, so that a checkpoint doesn't forget. */
export const SCHEMAS_KEY = 'gridlake.schemas'

export const logPath = (folder: string, version: number): string =>
  `${folder}/_delta_log/${String(version).padStart(20, '0')}.json`

export const checkpointPath = (folder: string, version: number): string =>
  `${folder}/_delta_log/${String(version).padStart(20, '0')}.checkpoint.parquet`
