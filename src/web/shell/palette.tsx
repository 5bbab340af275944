import { useEffect, useRef, useState } from 'react'
import { useFetcher } from 'react-router'
import type { loader } from '../routes/search.tsx'
import { writeUrl } from '../state/url-state.ts'
import { FoundList } from './found-list.tsx'
import { kept } from './places.ts'
import type { ShellData } from './shell-data.ts'
import { PALETTE_EVENT } from './use-keys.ts'

const TYPING_MS = 150

/** Ctrl-K: goes to a page, an authority, a dataset, a settlement point, a series. */
export function Palette({ shell: { state } }: { shell: ShellData }): React.ReactNode {
  const dialog = useRef<HTMLDialogElement>(null)
  const [q, setQ] = useState<string>()
  const { load, data } = useFetcher<typeof loader>({ key: 'palette' })
  const keep = JSON.stringify(kept(state))
  useEffect(() => {
    const open = () => {
      setQ((before) => before ?? '')
      if (!dialog.current?.open) dialog.current?.showModal()
      dialog.current?.querySelector('input')?.select()
    }
    document.addEventListener(PALETTE_EVENT, open)
    return () => document.removeEventListener(PALETTE_EVENT, open)
  }, [])
  useEffect(() => {
    if (q === undefined) return
    const timer = setTimeout(() => void load(writeUrl('/search', { ...JSON.parse(keep), q })), q === '' ? 0 : TYPING_MS)
    return () => clearTimeout(timer)
  }, [q, keep, load])
  return (
    <dialog ref={dialog} className="palette" aria-label="Go to" closedby="any" onKeyDown={moveFocus}>
      <input
        type="search"
        aria-label="Page, authority, dataset, settlement point, series"
        placeholder="Go to…"
        value={q ?? ''}
        maxLength={200}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <div className="palette-found" aria-live="polite">
        {data?.groups.length === 0 ? <p className="dim">Nothing has all of these words.</p> : null}
        <FoundList groups={data?.groups ?? []} level={3} onChoose={() => dialog.current?.close()} />
      </div>
    </dialog>
  )
}

/** Arrows go through what was found; Enter in the field takes the first. */
function moveFocus(event: React.KeyboardEvent<HTMLDialogElement>): void {
  const links = [...event.currentTarget.querySelectorAll('a')]
  const at = links.findIndex((link) => link.matches(':focus'))
  const target =
    event.key === 'ArrowDown'
      ? links[at + 1]
      : event.key === 'ArrowUp'
        ? (links[at - 1] ?? event.currentTarget.querySelector('input'))
        : undefined
  if (target) {
    event.preventDefault()
    target.focus()
  } else if (event.key === 'Enter' && at < 0) links[0]?.click()
}
