import { useEffect } from 'react'
import { useRevalidator } from 'react-router'

/** Loads the page's data anew every `periodMs`, not while the page is hidden, and at once when it comes back into view. */
export function useFreshData(periodMs: number): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    let timer: number | undefined
    const refresh = () => {
      // A failed refresh keeps what is shown; the next one tries again.
      revalidate().catch(() => {})
    }
    const start = () => {
      timer = window.setInterval(refresh, periodMs)
    }
    const onVisibility = () => {
      window.clearInterval(timer)
      if (document.visibilityState !== 'visible') return
      refresh()
      start()
    }
    if (document.visibilityState === 'visible') start()
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      window.clearInterval(timer)
      document.removeEventListener('visibilitychange', onVisibility)
    }
  }, [revalidate, periodMs])
}
