import type { Log } from '../../core/log.ts'
import type { Binding } from '../../datasets/dataset.ts'
import type { Document } from '../../datasets/document.ts'
import type { Lake } from '../../lake/lake.ts'
import type { Sources } from '../../sources/source-set.ts'
import type { Span } from '../span.ts'

export interface RangeEffects {
  lake: Lake
  sources: Sources
  log: Log
}

/** A document that could not be had or read. */
export interface Failure {
  name: string
  code: string
  reason: string
}

/** Documents that are fetched and committed together. */
export interface Step {
  /** The day it is about, or goes back to; of a whole year its first. */
  day: string
  fetch: () => Promise<{ documents: Document[]; failed: Failure[] }>
}

/** A way in, with what it has of a range. */
export interface Way {
  via: Binding['via']
  product: string
  /** The intervals that it serves. */
  spans: readonly Span[]
  /** Documents of these that the lake holds already. */
  held: number
  steps: readonly Step[]
  rejected: readonly Failure[]
  /** The first interval it reaches, in the range or not. */
  reach?: Temporal.Instant
  /** When the newest document it lists was published. */
  newest?: Temporal.Instant
}
