import type { ShellData } from './shell-data.ts'

export function Foot({ shell }: { shell: ShellData }): React.ReactNode {
  const zone = shell.zones.find(({ current }) => current)
  return (
    <footer className="page-foot">
      <p>
        Times are {zone?.label === 'Market' ? 'market time' : 'shown'} in {zone?.abbreviation || 'market time'}. Data of
        ERCOT and the EIA{shell.simulated ? ', simulated' : ''}; estimates and forecasts are theirs.{' '}
        <a href="/docs">API</a> · <a href="/api/v1/datasets">Datasets</a> · <a href="/api/v1/health">Health</a> ·
        gridlake {shell.version}
      </p>
    </footer>
  )
}
