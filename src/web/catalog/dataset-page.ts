import type { Freshness } from '../../contract/freshness.ts'
import type { Snippet } from './snippets.ts'

/** A document that rows came from. */
export interface LineageRow {
  receipt: string
  document: string
  product: string
  origin: string
  published: string
  status: string
  rows: string
  epoch: string
}

export interface SampleTable {
  columns: readonly { name: string; align: 'left' | 'right' }[]
  rows: readonly (readonly string[])[]
}

export interface DatasetPage {
  id: string
  title: string
  description: string
  standing: Freshness | undefined
  facts: readonly { label: string; value: string }[]
  columns: readonly { name: string; type: string; unit: string; meaning: string; role: string }[]
  epochs: readonly { epoch: string; format: string; verified: boolean; words: string; columns: string }[]
  ways: readonly { via: string; product: string; retention: string; state: string }[]
  lineage: readonly LineageRow[]
  /** Undefined: there is nothing to show, or it could not be had in time. */
  sample: SampleTable | undefined
  downloads: readonly { label: string; href: string }[]
  snippets: readonly Snippet[]
  licences: readonly { name: string; url: string; attribution: string }[]
  charts: readonly { label: string; href: string }[]
  sqlHref: string
  statusHref: string | undefined
  zoneNote: string
}
