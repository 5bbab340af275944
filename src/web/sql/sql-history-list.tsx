/** What was run on this device. */
export function SqlHistoryList({
  history,
  onPick,
  onClear,
}: {
  history: readonly string[]
  onPick(sql: string): void
  onClear(): void
}): React.ReactNode {
  if (history.length === 0) return null
  return (
    <details className="sql-history">
      <summary>History on this device ({history.length})</summary>
      <ul>
        {history.map((sql) => (
          <li key={sql}>
            <button type="button" className="history-button" onClick={() => onPick(sql)}>
              <code>{sql.replaceAll(/\s+/g, ' ').slice(0, 160)}</code>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="button" onClick={onClear}>
        Forget it
      </button>
    </details>
  )
}
