import type { Clean } from '../../contract/schemas/authorities/clean.ts'
import type { CardAction } from '../components/card.tsx'
import type { CardAge } from '../components/freshness-badge.tsx'
import type { UrlState } from '../state/url-state.ts'

/** A choice among pages. */
export interface Choice {
  label: string
  href: string
  current: boolean
}

/** A drawing by its size: `s`, `m` or `l`. */
export interface SizedDrawing {
  size: 's' | 'm' | 'l'
  id: string
  markup: string | undefined
}

/** Everything the page of clean hours shows. */
export interface CleanView {
  authority: { code: string; name: string }
  /** `g CO2/kWh`. */
  unit: string
  /** `Wed, Jun 10, 13:07 CDT`. */
  moment: string
  isPast: boolean
  now: {
    value: string
    level: NonNullable<NonNullable<Clean['now']>['level']> | undefined
    levelText: string
    comparison: string
    hour: string
  } | null
  newest: { value: string; hour: string; age: CardAge }
  next: { when: string; value: string; hours: string; isNow: boolean; note: string } | null
  others: readonly string[]
  load: {
    hours: number
    kept: Partial<UrlState>
    /** Undefined: nothing can be forecast. */
    best: { when: string; value: string; againstNow: string; againstMean: string; isNow: boolean } | undefined
  }
  factorChoices: readonly Choice[]
  horizonChoices: readonly Choice[]
  chart: {
    title: string
    scope: string
    summary: string
    fromMs: number
    toMs: number
    drawings: readonly SizedDrawing[]
    table: { id: string; markup: string | undefined }
    legend: readonly { quartile: 1 | 2 | 3 | 4; label: string }[]
    source: string
    menu: readonly CardAction[]
  }
  skill: {
    text: string
    rows: readonly { label: string; value: string; note: string }[]
    method: { title: string; description: string }
    baseline: string | undefined
  }
  mix: {
    scope: string
    fuels: readonly {
      fuel: string
      name: string
      mwh: string
      generation: string
      emissions: string
      share: number
      emissionsShare: number
    }[]
    notes: readonly string[]
    menu: readonly CardAction[]
  }
  factors: {
    title: string
    unit: string
    rows: readonly {
      fuel: string
      name: string
      value: string
      source: string
      url: string
      year: number
      note: string
      assumed: boolean
    }[]
  }
  disclaimers: readonly string[]
  /** What links to the page show of it; absolute addresses. */
  share: { title: string; summary: string; imageUrl: string; oembedUrl: string }
  statements: readonly { label: string; sql: string; href: string }[]
}
