import { useEffect, useRef, useState } from 'react'
import { useRevalidator } from 'react-router'
import { createClient } from '../../client/client.ts'
import { followLive } from './follow-live.ts'

export interface FreshDataOptions {
  /** Datasets that the page reads; undefined: any. */
  reads: readonly string[] | undefined
  /** A past moment is shown: it does not change. */
  isPast: boolean
}

/** Asked so often while no events come in. */
const POLL_MS = 15_000
/** Tables that change together are one change. */
const GATHER_MS = 400

/**
 * Keeps the page up to date: loads its data anew when the server tells of new ones, or every so often while it cannot tell; not while
 * the page is hidden, and at once when it comes back into view after a change. While the server cannot be reached, or cannot read the
 * lake, the page keeps what it shows.
 */
export function useFreshData({ reads, isPast }: FreshDataOptions): { reachable: boolean } {
  const { revalidate } = useRevalidator()
  const [reachable, setReachable] = useState(true)
  const options = useRef({ reads, isPast })
  options.current = { reads, isPast }
  useEffect(() => {
    const client = createClient({ baseUrl: window.location.href })
    let poll: number | undefined
    let gathering: number | undefined
    let stop: (() => void) | undefined
    const refresh = async () => {
      try {
        // Asked first: a failed load would replace the page by an error page.
        const { status } = await client.health()
        setReachable(status === 'ok')
        if (status === 'ok' && !options.current.isPast) await revalidate()
      } catch {
        setReachable(false)
      }
    }
    const soon = () => {
      window.clearTimeout(gathering)
      gathering = window.setTimeout(refresh, GATHER_MS)
    }
    const startPolling = () => {
      if (poll !== undefined) return
      soon()
      poll = window.setInterval(refresh, POLL_MS)
    }
    const stopPolling = () => {
      window.clearInterval(poll)
      poll = undefined
    }
    const start = () => {
      stop ??= followLive({
        onTables: (datasets) => {
          const { reads } = options.current
          if (!reads || datasets.some((id) => reads.includes(id))) soon()
        },
        onConnection: (isConnected) => {
          if (!isConnected) return startPolling()
          stopPolling()
          setReachable(true)
        },
      })
    }
    const onVisibility = () => {
      if (document.visibilityState === 'visible') {
        if (!stop) soon()
        return start()
      }
      stopPolling()
      window.clearTimeout(gathering)
      stop?.()
      stop = undefined
    }
    if (document.visibilityState === 'visible') start()
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      stopPolling()
      window.clearTimeout(gathering)
      stop?.()
      document.removeEventListener('visibilitychange', onVisibility)
    }
  }, [revalidate])
  return { reachable }
}
