import { useEffect } from 'react'

/** Asks for the help, or for the palette. */
export const HELP_EVENT = 'gridlake:help'
export const PALETTE_EVENT = 'gridlake:palette'

/** The keys of every page: `/`, Ctrl-K, `?`, `[` and `]`. */
export function useKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const act = actionOf(event)
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

function actionOf({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): (() => void) | undefined {
  if (key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey) return () => tell(PALETTE_EVENT)
  if (ctrlKey || metaKey || altKey || isTyping(target) || document.querySelector('dialog[open]')) return undefined
  if (key === '?') return () => tell(HELP_EVENT)
  if (key === '/') return () => document.querySelector<HTMLElement>('#search')?.focus()
  if (key === '[')
    return () => document.querySelector<HTMLElement>('main [rel~="prev"], .controls [rel~="prev"]')?.click()
  if (key === ']')
    return () => document.querySelector<HTMLElement>('main [rel~="next"], .controls [rel~="next"]')?.click()
  return undefined
}

const tell = (name: string) => document.dispatchEvent(new Event(name))

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
