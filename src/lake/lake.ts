import type { Clock } from '../core/clock.ts'
import { CATALOGUE } from '../datasets/catalogue.ts'
import type { Dataset } from '../datasets/dataset.ts'
import type { Database } from '../duckdb/database.ts'
import { type LakeTable, openTable } from './lake-table.ts'
import { openDiskStore } from './stores/disk-store.ts'
import type { ObjectStore } from './stores/object-store.ts'
import { datasetTable } from './table-schema.ts'
import { quarantineTable } from './tables/quarantine-table.ts'
import { receiptsTable } from './tables/receipts-table.ts'

/** A lake: its store and its tables. */
export interface Lake {
  readonly store: ObjectStore
  readonly database: Database
  readonly clock: Clock
  readonly catalogue: readonly Dataset[]
  table(dataset: Dataset): LakeTable
  readonly receipts: LakeTable
  readonly quarantine: LakeTable
  /** Every table, system tables included. */
  tables(): readonly LakeTable[]
}

export interface LakeEffects {
  database: Database
  clock: Clock
  /** Default: the directory on disk. */
  store?: ObjectStore
}

/** Opens the lake in a directory; nothing is written until something is committed. */
export function openLakeAt(directory: string, effects: LakeEffects, catalogue: readonly Dataset[] = CATALOGUE): Lake {
  const store = effects.store ?? openDiskStore(directory)
  const open = (schema: Parameters<typeof openTable>[0]) =>
    openTable(schema, { store, clock: effects.clock, connect: () => effects.database.connect() })
  const datasets = new Map(catalogue.map((dataset) => [dataset.id, open(datasetTable(dataset))]))
  const receipts = open(receiptsTable)
  const quarantine = open(quarantineTable)
  return {
    store,
    database: effects.database,
    clock: effects.clock,
    catalogue,
    table(dataset) {
      const table = datasets.get(dataset.id)
      if (!table) throw new Error(`${dataset.id} is not in this lake's catalogue`)
      return table
    },
    receipts,
    quarantine,
    tables: () => [...datasets.values(), receipts, quarantine],
  }
}
