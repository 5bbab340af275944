import type { SqlTrouble } from './sql-result.ts'

/** Why there is no answer: in words, with the place in the SQL and what to do. */
export function TroubleNote({
  trouble,
  onGoThere,
}: {
  trouble: SqlTrouble
  onGoThere: ((at: { line: number; column: number }) => void) | undefined
}): React.ReactNode {
  const { code, message, hint, at } = trouble
  const [first = '', ...rest] = message.split('\n')
  return (
    <div className="trouble" role="alert">
      <p>
        <strong>{upperFirst(first)}</strong>
        {at === undefined ? null : (
          <>
            {' '}
            At line {at.line}, column {at.column}.{' '}
            {onGoThere === undefined ? null : (
              <button type="button" className="link-button" onClick={() => onGoThere(at)}>
                Go there
              </button>
            )}
          </>
        )}
      </p>
      {rest.join('').trim() === '' ? null : <pre>{rest.join('\n').replace(/^\n+/, '')}</pre>}
      {hint === undefined ? null : <p>{hint}</p>}
      <p className="dim">
        <code>{code}</code>
      </p>
    </div>
  )
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
