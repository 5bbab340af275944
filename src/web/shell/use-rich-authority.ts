import { useEffect, useRef, useState } from 'react'
import type { RichAuthority } from './rich-authority.tsx'

/**
 * The field with typeahead, loaded once the page has settled. It takes the place of the native one only while nobody is in that: the
 * focus would be lost.
 */
export function useRichAuthority(): {
  ref: React.RefObject<HTMLFormElement | null>
  Rich: typeof RichAuthority | undefined
} {
  const ref = useRef<HTMLFormElement>(null)
  const [Rich, setRich] = useState<typeof RichAuthority>()
  useEffect(() => {
    let isGone = false
    const load = async () => {
      const module = await import('./rich-authority.tsx')
      const form = ref.current
      if (isGone || !form) return
      const swap = () => {
        if (isGone || form.contains(document.activeElement)) return
        form.removeEventListener('focusout', later)
        setRich(() => module.RichAuthority)
      }
      // By then the focus is where it went.
      const later = () => setTimeout(swap)
      form.addEventListener('focusout', later)
      swap()
    }
    const idle = whenIdle(() => void load().catch(() => {}))
    return () => {
      isGone = true
      idle.cancel()
    }
  }, [])
  return { ref, Rich }
}

function whenIdle(act: () => void): { cancel(): void } {
  if ('requestIdleCallback' in window) {
    const id = window.requestIdleCallback(act, { timeout: 5_000 })
    return { cancel: () => window.cancelIdleCallback(id) }
  }
  const id = setTimeout(act, 1_000)
  return { cancel: () => clearTimeout(id) }
}
