import { useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { CopyButton } from '../records/copy-button.tsx'
import { packSql, unpackSql } from './pack-sql.ts'
import { ResultView } from './result-view.tsx'
import { SqlDownloads } from './sql-downloads.tsx'
import { addToHistory, clearHistory, readHistory } from './sql-history.ts'
import { SqlHistoryList } from './sql-history-list.tsx'
import type { SqlPage } from './sql-page.ts'
import { TroubleNote } from './trouble-note.tsx'
import { useEditor } from './use-editor.ts'
import { useSqlRun } from './use-sql-run.ts'

/** More lines get a taller field. */
const SHORT_LINES = 8

/** Editor, run, cancel, result. Without JavaScript a form of GET whose answer the server draws. */
export function SqlWorkbench({ page }: { page: SqlPage }): React.ReactNode {
  const [text, setText] = useState(page.sql)
  const [history, setHistory] = useState<readonly string[]>([])
  const [shareUrl, setShareUrl] = useState<string>()
  const place = useRef<HTMLDivElement>(null)
  const navigate = useNavigate()
  const location = useLocation()
  const { run, start, cancel } = useSqlRun(page, page)

  const addressOf = async (sql: string) => {
    const query = new URLSearchParams(page.kept.map(([name, value]) => [name, value]))
    query.set('sql', await packSql(sql))
    return `/sql?${query}`
  }
  const runText = async (sql: string) => {
    if (sql.trim() === '') return
    setHistory(addToHistory(window.localStorage, sql))
    const address = await addressOf(sql)
    setShareUrl(new URL(address, window.location.href).href)
    if (address !== `${window.location.pathname}${window.location.search}`)
      await navigate(address, { preventScrollReset: true })
    await start(sql)
  }
  const { isOpen, editor } = useEditor(place, {
    text,
    labelledBy: 'sql-label',
    describedBy: 'sql-help',
    onChange: setText,
    onRun: () => void runText(text),
  })
  const show = (sql: string) => {
    setText(sql)
    editor.current?.setText(sql)
  }
  useEffect(() => setHistory(readHistory(window.localStorage)), [])
  // An example, or a step back: what the address says stands in the editor.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another address changes the text
  useEffect(() => {
    void unpackSql(new URLSearchParams(location.search).get('sql') ?? page.sql).then((sql) => {
      if (sql !== undefined) show(sql)
    })
  }, [location.search])

  const isRunning = run.phase === 'running'
  return (
    <div className="workbench">
      <form
        method="get"
        action="/sql"
        className="sql-form"
        onSubmit={(event) => {
          event.preventDefault()
          void runText(text)
        }}
      >
        {page.kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label id="sql-label" htmlFor="sql">
          SQL over the views of this lake
        </label>
        <div className={page.sql.split('\n').length > SHORT_LINES ? 'sql-field sql-field-tall' : 'sql-field'}>
          <div className="sql-editor" ref={place} />
          <textarea
            id="sql"
            name="sql"
            hidden={isOpen}
            value={text}
            spellCheck={false}
            autoCapitalize="off"
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <div className="sql-actions">
          <button type="submit" className="button button-main" disabled={isRunning}>
            Run <span className="run-keys">Ctrl ⏎</span>
          </button>
          {isRunning ? (
            <button type="button" className="button" onClick={cancel}>
              Cancel
            </button>
          ) : null}
          {shareUrl === undefined ? null : <CopyButton text={shareUrl} label="Copy a link to this query" />}
          <p id="sql-help" className="dim">
            One SELECT, read only; at most {page.limits}. Escape, then Tab leaves the editor.
          </p>
        </div>
      </form>
      <p className="sql-phase" role="status">
        {isRunning ? 'Running …' : run.phase === 'cancelled' ? 'Cancelled: the server has stopped it.' : ''}
      </p>
      <div className={isRunning ? 'sql-answer sql-answer-old' : 'sql-answer'}>
        {run.trouble === undefined ? null : (
          <TroubleNote trouble={run.trouble} onGoThere={isOpen ? (at) => editor.current?.focus(at) : undefined} />
        )}
        {run.result === undefined ? null : <ResultView result={run.result} zone={page.zone} tookMs={run.tookMs} />}
      </div>
      {run.result === undefined ? null : <SqlDownloads sql={text} asOf={page.asOf} />}
      <SqlHistoryList
        history={history}
        onPick={show}
        onClear={() => {
          clearHistory(window.localStorage)
          setHistory([])
        }}
      />
    </div>
  )
}
