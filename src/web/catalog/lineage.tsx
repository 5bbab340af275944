import { Card } from '../components/card.tsx'
import { DataTable } from '../records/data-table.tsx'
import type { DatasetPage } from './dataset-page.ts'

/** From rows to receipts to documents, and by which ways these come. */
export function Lineage({ page }: { page: DatasetPage }): React.ReactNode {
  return (
    <Card
      id="lineage"
      title="Where rows come from"
      scope="Each row carries the receipt of its document: who published it, when, and how that is known"
      menu={[
        { label: 'JSON', href: `/api/v1/datasets/${page.id}/receipts` },
        { label: 'Open in SQL', href: `/sql?sql=${encodeURIComponent(receiptsSql(page.id))}` },
      ]}
      footer="Originals are kept as they came; their SHA-256 stands with each receipt."
    >
      <ol className="lineage-steps" aria-label="Lineage">
        <li>
          <strong>row</strong> <code>receipt</code>
        </li>
        <li>
          <strong>receipt</strong> <code>gridlake.receipts</code>
        </li>
        <li>
          <strong>document</strong> {page.ways.map(({ product }) => product).filter(Boolean)[0] ?? 'a file'}
        </li>
      </ol>
      {page.ways.length === 0 ? null : (
        <>
          <h3>Ways in</h3>
          <DataTable
            caption={`Ways in for ${page.id}`}
            columns={['Way', 'Product', 'Kept upstream for', 'State'].map((name) => ({ name }))}
            rows={page.ways.map(({ via, product, retention, state }) => [via, product, retention, state])}
          />
        </>
      )}
      <h3>Newest documents</h3>
      {page.lineage.length === 0 ? (
        <p className="record-none">No document was taken in yet.</p>
      ) : (
        <DataTable
          caption={`Newest documents of ${page.id}`}
          columns={[
            { name: 'Receipt' },
            { name: 'Document' },
            { name: 'Product' },
            { name: 'Published (by)' },
            { name: 'Epoch' },
            { name: 'Rows taken', align: 'right' },
            { name: 'Outcome' },
            { name: 'Came from' },
          ]}
          rows={page.lineage.map(({ receipt, document, product, published, epoch, rows, status, origin }) => [
            <code key="receipt">{receipt}</code>,
            document,
            product,
            published,
            epoch,
            rows,
            status,
            <code key="origin">{origin}</code>,
          ])}
        />
      )}
    </Card>
  )
}

const receiptsSql = (
  id: string,
): string => `SELECT receipt, name, published_at, published_at_basis, status, rows_committed, origin
FROM gridlake.receipts WHERE dataset = '${id}' ORDER BY published_at DESC LIMIT 100`
