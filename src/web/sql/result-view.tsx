import { type ComponentType, useEffect, useMemo, useState } from 'react'
import { QuickChart } from '../charts/quick-chart.tsx'
import { countedText } from '../records/count-text.ts'
import { DataTable } from '../records/data-table.tsx'
import { pickSeries } from './quick-series.ts'
import type { SqlResult } from './sql-result.ts'
import { createTimeText, valueText } from './value-text.ts'

type Grid = ComponentType<{ result: SqlResult; zone: string }>

/** A result: how large, over which versions, its quick chart, its rows. Without JavaScript a plain table. */
export function ResultView({
  result,
  zone,
  tookMs,
}: {
  result: SqlResult
  zone: string
  tookMs: number | undefined
}): React.ReactNode {
  const [Grid, setGrid] = useState<Grid>()
  useEffect(() => {
    let here = true
    void import('./result-grid.tsx').then(({ default: loaded }) => here && setGrid(() => loaded))
    return () => {
      here = false
    }
  }, [])
  const timeText = useMemo(() => createTimeText(zone), [zone])
  const chart = useMemo(() => pickSeries(result), [result])
  const read = Object.entries(result.versions).map(([id, version]) => `${id} at version ${version}`)
  const hasTimes = result.columns.some(({ kind }) => kind === 'time')
  return (
    <>
      <p className="result-line" role="status">
        {result.cut ? 'The first ' : ''}
        <strong>{countedText(result.rows.length, 'row')}</strong>
        {result.cut ? '; downloads have all of them' : ''}
        {tookMs === undefined ? '' : `, in ${Math.round(tookMs)} ms`}
        {read.length === 0 ? '' : `, of ${read.join(', ')}`}.{hasTimes ? ` Times are those of ${zone}.` : ''}
      </p>
      {chart === undefined ? null : (
        <QuickChart
          label={`${chart.series.map(({ name }) => name).join(', ')} over ${chart.time}`}
          series={chart.series}
          more={chart.more}
          timeText={(ms) => timeText(new Date(ms).toISOString())}
        />
      )}
      {result.rows.length === 0 ? (
        <p className="record-none">No row answers this: it is a result, not an error.</p>
      ) : null}
      {result.columns.length === 0 ? null : Grid === undefined || result.rows.length === 0 ? (
        <DataTable
          caption="Result of the query"
          columns={result.columns.map(({ name, kind }) => ({ name, align: kind === 'number' ? 'right' : 'left' }))}
          rows={result.rows.map((row) =>
            row.map((value, at) => valueText(value, result.columns[at]?.kind ?? 'text', timeText)),
          )}
        />
      ) : (
        <Grid result={result} zone={zone} />
      )}
    </>
  )
}
