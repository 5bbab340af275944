const PATHS = {
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.4 10.4 14 14',
  settings: 'M2 4.5h7m3 0h2M2 11.5h2m3 0h7M10.5 2.8v3.4M5.5 9.8v3.4',
  help: 'M5.8 6.1A2.2 2.2 0 1 1 8 8.4v1.2M8 12v.6',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 5v3.2l2.2 1.4',
  play: 'M5 3.2 12.5 8 5 12.8z',
  pause: 'M5 3v10M11 3v10',
  back: 'M10 3 5 8l5 5',
  forward: 'm6 3 5 5-5 5',
} as const

export type IconName = keyof typeof PATHS

/** A line drawing beside words, or in something that is named. */
export function Icon({ name }: { name: IconName }): React.ReactNode {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
