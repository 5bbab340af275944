import { useEffect, useRef } from 'react'
import { HelpText } from './help-text.tsx'
import { HELP_EVENT } from './use-keys.ts'

/** Keys and words: a page of its own, and with JavaScript a dialog over this one. */
export function Help(): React.ReactNode {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const open = () => dialog.current?.showModal()
    document.addEventListener(HELP_EVENT, open)
    return () => document.removeEventListener(HELP_EVENT, open)
  }, [])
  return (
    <>
      <a
        className="tool"
        href="/help"
        onClick={(event) => {
          event.preventDefault()
          dialog.current?.showModal()
        }}
      >
        <span aria-hidden="true">?</span>
        <span className="sr-only">Help: keys and words</span>
      </a>
      <dialog ref={dialog} className="help" aria-labelledby="help-title" closedby="any">
        <form method="dialog">
          <h2 id="help-title">Keys and words</h2>
          <button type="submit">Close</button>
        </form>
        <HelpText />
      </dialog>
    </>
  )
}
