/** Leads past the masthead. A step that the browser takes by itself is one that the router does not know: here it moves the focus alone. */
export function SkipLink(): React.ReactNode {
  return (
    // biome-ignore lint/a11y/useValidAnchor: it leads to a place of this page, without JavaScript too
    <a className="skip" href="#main" onClick={skip}>
      Skip to content
    </a>
  )
}

function skip(event: React.MouseEvent): void {
  const main = document.getElementById('main')
  if (!main || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  main.focus({ preventScroll: true })
  main.scrollIntoView()
}
