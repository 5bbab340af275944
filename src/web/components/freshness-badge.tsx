import type { Freshness } from '../../contract/freshness.ts'

export interface CardAge {
  freshness: Freshness
  /** `4 min old`. */
  text: string
  /** What it is measured by. */
  meaning: string
}

const WORDS: Readonly<Record<Freshness, string>> = { fresh: 'Fresh', late: 'Late', stale: 'Stale' }

const SHAPES: Readonly<Record<Freshness, React.ReactNode>> = {
  fresh: <circle cx="6" cy="6" r="5" />,
  late: <path d="M6 1 11.5 11H.5z" />,
  stale: <path d="M1 1h10v10H1z" />,
}

/** How old data are against what they promise: shape, word and time, never colour alone. */
export function FreshnessBadge({ age }: { age: CardAge }): React.ReactNode {
  return (
    <p className={`badge badge-${age.freshness}`} title={age.meaning}>
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true" focusable="false">
        {SHAPES[age.freshness]}
      </svg>
      <strong>{WORDS[age.freshness]}</strong> {age.text}
      <span className="sr-only">{` ${age.meaning}`}</span>
    </p>
  )
}
