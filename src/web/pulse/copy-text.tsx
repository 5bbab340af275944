import { useEffect, useState } from 'react'

/** Text to take along: selectable always, copied by a button where the browser can. */
export function CopyText({ id, label, text }: { id: string; label: string; text: string }): React.ReactNode {
  const [canCopy, setCanCopy] = useState(false)
  const [copied, setCopied] = useState(false)
  useEffect(() => setCanCopy(navigator.clipboard !== undefined), [])
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <div className="copy-text">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} readOnly rows={4} value={text} onFocus={(event) => event.currentTarget.select()} />
      {canCopy ? (
        <button type="button" onClick={() => void copy().catch(() => setCopied(false))}>
          {copied ? 'Copied' : 'Copy'}
        </button>
      ) : null}
      <span role="status" className="sr-only">
        {copied ? `${label} copied` : ''}
      </span>
    </div>
  )
}
