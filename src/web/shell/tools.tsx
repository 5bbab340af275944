import type { ShellData } from './shell-data.ts'

export function Tools({ shell }: { shell: ShellData }): React.ReactNode {
  return (
    <div className="tools">
      {shell.simulated ? (
        <p className="simulated">
          <strong>Simulated data</strong> <span className="simulated-more">from the twin, not the real grid</span>
        </p>
      ) : null}
    </div>
  )
}
