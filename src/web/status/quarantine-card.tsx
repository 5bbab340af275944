import { Card } from '../components/card.tsx'
import { DataTable } from '../records/data-table.tsx'
import type { StatusPage } from './status-page.ts'

/** What could not be taken as it came, and why. */
export function QuarantineCard({ quarantine }: { quarantine: StatusPage['quarantine'] }): React.ReactNode {
  const { total, documents, rows } = quarantine
  return (
    <Card
      id="quarantine"
      title="Quarantine"
      scope={total}
      menu={[
        { label: 'JSON', href: '/api/v1/quarantine' },
        { label: 'Open in SQL', href: `/sql?sql=${encodeURIComponent(QUARANTINE_SQL)}` },
      ]}
      footer="Originals are kept; a better parser takes them in at their own publish time."
    >
      {documents.length === 0 ? null : (
        <>
          <h3>Documents</h3>
          <DataTable
            caption="Documents that were set aside whole"
            columns={['Document', 'Dataset', 'When', 'Code', 'Why'].map((name) => ({ name }))}
            rows={documents.map(({ name, dataset, at, code, reason }) => [name, dataset, at, code, reason])}
          />
        </>
      )}
      {rows.length === 0 ? null : (
        <>
          <h3>Rows</h3>
          <DataTable
            caption="Rows that were set aside"
            columns={[
              { name: 'Document' },
              { name: 'Dataset' },
              { name: 'When' },
              { name: 'Line', align: 'right' },
              { name: 'Why' },
              { name: 'As it came' },
            ]}
            rows={rows.map(({ name, dataset, at, line, reason, text }) => [
              name,
              dataset,
              at,
              line,
              reason,
              <code key="text">{text}</code>,
            ])}
          />
        </>
      )}
      {documents.length + rows.length === 0 ? <p className="record-none">Every document was read whole.</p> : null}
    </Card>
  )
}

const QUARANTINE_SQL = `SELECT dataset, reason, count(*) AS rows, max(ingested_at) AS last
FROM gridlake.quarantine GROUP BY ALL ORDER BY rows DESC`
