/** The statement that shows the rows behind a claim. */
export function ShowSql({ sql, href, of }: { sql: string; href: string; of: string }): React.ReactNode {
  return (
    <details className="show-sql">
      <summary>
        Show the SQL<span className="sr-only">: {of}</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard */}
      <pre tabIndex={0}>
        <code>{sql}</code>
      </pre>
      <a href={href}>
        Run it<span className="sr-only">: {of}</span>
      </a>
    </details>
  )
}
