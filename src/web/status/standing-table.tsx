import { Link } from 'react-router'
import { StandingMark } from '../components/standing-mark.tsx'
import { countedText } from '../records/count-text.ts'
import { DataTable } from '../records/data-table.tsx'
import type { StandingRow } from './status-page.ts'

const WORDS: Readonly<Record<StandingRow['standing'], string>> = {
  fresh: 'Fresh',
  late: 'Late',
  stale: 'Stale',
  ended: 'Ended',
  none: 'Nothing yet',
}

const MARKS = { fresh: 'fresh', late: 'late', stale: 'stale', ended: 'expected', none: 'none' } as const

const COLUMNS = [
  { name: 'Dataset' },
  { name: 'Freshness' },
  { name: 'Published' },
  { name: 'Next due' },
  { name: 'Last interval' },
  { name: 'Rows', align: 'right' },
  { name: 'New in 24 h', align: 'right' },
  { name: 'Files' },
  { name: 'Set aside' },
] as const

/** How old each dataset is against its own rhythm: word, shape and time. Those of which there is nothing yet are folded away. */
export function StandingTable({ rows }: { rows: readonly StandingRow[] }): React.ReactNode {
  const empty = rows.filter(({ standing }) => standing === 'none')
  return (
    <>
      <Rows caption="Datasets and how fresh they are" rows={rows.filter((row) => !empty.includes(row))} />
      {empty.length === 0 ? null : (
        <details className="as-table" open={empty.length === rows.length}>
          <summary>{countedText(empty.length, 'dataset')} never collected</summary>
          <Rows caption="Datasets that were never collected" rows={empty} />
        </details>
      )}
    </>
  )
}

function Rows({ caption, rows }: { caption: string; rows: readonly StandingRow[] }): React.ReactNode {
  return (
    <DataTable
      caption={caption}
      columns={COLUMNS}
      rows={rows.map((row) => [
        <span key="id" className="standing-name">
          <Link to={row.href}>{row.id}</Link>
          <span className="dim">{row.title}</span>
        </span>,
        <span key="standing" className="standing">
          <span className={`badge badge-${row.standing}`}>
            <StandingMark standing={MARKS[row.standing]} /> <strong>{WORDS[row.standing]}</strong>
          </span>
          <span className="dim">
            {row.age}, {row.cadence}
          </span>
        </span>,
        row.lastPublished,
        row.nextDue,
        row.lastInterval,
        row.rows,
        row.lastDay,
        row.held,
        row.setAside,
      ])}
    />
  )
}
