import type { Freshness } from '../../contract/freshness.ts'

/** A dataset in the table of freshness, in words. */
export interface StandingRow {
  id: string
  title: string
  href: string
  standing: Freshness | 'ended' | 'none'
  /** `4 min old`, `never collected`. */
  age: string
  /** `every 15 minutes`. */
  cadence: string
  lastPublished: string
  nextDue: string
  lastInterval: string
  rows: string
  lastDay: string
  /** `13 files, 220 kB`. */
  held: string
  setAside: string
}

export interface GapSection {
  dataset: string
  /** Datasets that can be chosen. */
  choices: readonly string[]
  kept: readonly (readonly [string, string])[]
  /** First and last day, as date inputs hold them. */
  from: string
  to: string
  summary: string
  wide: Drawing
  narrow: Drawing
  days: readonly { date: string; hours: number; present: number; partial: string; absent: string }[]
  apiHref: string
  /** Why there is nothing to draw. */
  trouble: string | undefined
}

export interface Drawing {
  id: string
  markup: string | undefined
}

export interface FindingsSection {
  /** Undefined: not known in time, or not judged here. */
  findings: readonly { rule: string; day: string; series: string; detail: string }[] | undefined
  scope: string
  apiHref: string
}

export interface StatusPage {
  lead: string
  standings: readonly StandingRow[]
  gaps: GapSection
  findings: FindingsSection
  quarantine: {
    total: string
    documents: readonly { dataset: string; name: string; code: string; reason: string; at: string }[]
    rows: readonly { dataset: string; name: string; line: string; reason: string; text: string; at: string }[]
  }
  events: readonly { id: string; kind: string; at: string; title: string; detail: string }[]
  facts: readonly { label: string; value: string }[]
  zoneNote: string
}
