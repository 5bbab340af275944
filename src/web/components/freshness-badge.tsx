import type { Freshness } from '../../contract/freshness.ts'
import { StandingMark } from './standing-mark.tsx'

export interface CardAge {
  freshness: Freshness
  /** `4 min old`. */
  text: string
  /** What it is measured by. */
  meaning: string
}

const WORDS: Readonly<Record<Freshness, string>> = { fresh: 'Fresh', late: 'Late', stale: 'Stale' }

/** How old data are against what they promise: shape, word and time, never colour alone. */
export function FreshnessBadge({ age }: { age: CardAge }): React.ReactNode {
  return (
    <p className={`badge badge-${age.freshness}`} title={age.meaning}>
      <StandingMark standing={age.freshness} />
      <strong>{WORDS[age.freshness]}</strong> {age.text}
      <span className="sr-only">{` ${age.meaning}`}</span>
    </p>
  )
}
