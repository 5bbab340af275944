import { useEffect, useState } from 'react'

/** Copies a text; not there without JavaScript. */
export function CopyButton({ text, label }: { text: string; label: string }): React.ReactNode {
  const [isReady, setReady] = useState(false)
  const [said, setSaid] = useState('')
  useEffect(() => setReady(true), [])
  if (!isReady) return null
  const copy = async () => {
    await navigator.clipboard.writeText(text).then(
      () => setSaid('Copied'),
      () => setSaid('Not allowed'),
    )
    window.setTimeout(() => setSaid(''), 2_000)
  }
  return (
    <button type="button" className="button copy-button" aria-label={label} onClick={copy}>
      <span aria-live="polite">{said === '' ? 'Copy' : said}</span>
    </button>
  )
}
