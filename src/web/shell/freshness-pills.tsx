import { StandingMark } from '../components/standing-mark.tsx'
import type { FreshnessPill } from './freshness-pills.server.ts'
import type { ShellData } from './shell-data.ts'

const WORDS: Readonly<Record<FreshnessPill['standing'], string>> = {
  fresh: 'fresh',
  late: 'late',
  stale: 'stale',
  expected: 'as expected',
  none: 'nothing yet',
}

/** How old each series of the authority is, against what its own source promises. */
export function FreshnessPills({ shell: { ba, pills } }: { shell: ShellData }): React.ReactNode {
  if (pills.length === 0) return null
  return (
    <ul className="pills" aria-label={`Freshness of ${ba}’s series`}>
      {pills.map(({ label, standing, text, meaning }) => (
        <li key={label} className={`pill pill-${standing}`} title={meaning}>
          <StandingMark standing={standing} />
          <span>
            <strong>{label}</strong> {WORDS[standing]}
            {text === '' ? '' : `, ${text}`}
          </span>
          <span className="sr-only">. {meaning}</span>
        </li>
      ))}
    </ul>
  )
}
