import { useEffect, useState } from 'react'
import { useRevalidator } from 'react-router'
import { createClient } from '../../client/client.ts'

/**
 * Loads the page's data anew every `periodMs`, not while the page is hidden, and at once when it comes back into view.
 * While the server cannot be reached it says so and the page keeps what it shows.
 */
export function useFreshData(periodMs: number): { reachable: boolean } {
  const { revalidate } = useRevalidator()
  const [reachable, setReachable] = useState(true)
  useEffect(() => {
    const client = createClient({ baseUrl: window.location.href })
    let timer: number | undefined
    const refresh = async () => {
      try {
        // Asked first: a failed load would replace the page by an error page.
        await client.health()
        setReachable(true)
        await revalidate()
      } catch {
        setReachable(false)
      }
    }
    const start = () => {
      timer = window.setInterval(refresh, periodMs)
    }
    const onVisibility = () => {
      window.clearInterval(timer)
      if (document.visibilityState !== 'visible') return
      void refresh()
      start()
    }
    if (document.visibilityState === 'visible') start()
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      window.clearInterval(timer)
      document.removeEventListener('visibilitychange', onVisibility)
    }
  }, [revalidate, periodMs])
  return { reachable }
}
