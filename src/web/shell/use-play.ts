import { useEffect, useState } from 'react'
import { useNavigate, useNavigation } from 'react-router'

/** How long a moment stands before the next is shown; with less motion wanted, longer. */
const STAND_MS = 900
const CALM_STAND_MS = 2_500

/** Steps through time by itself, one page after the other, until `next` is undefined, the reader pauses, or the page is hidden. */
export function usePlay(next: string | undefined): { canPlay: boolean; playing: boolean; toggle: () => void } {
  const navigate = useNavigate()
  const { state } = useNavigation()
  const [canPlay, setCanPlay] = useState(false)
  const [playing, setPlaying] = useState(false)
  useEffect(() => setCanPlay(true), [])
  useEffect(() => {
    if (!playing) return
    if (next === undefined) return setPlaying(false)
    if (state !== 'idle') return
    const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    const timer = setTimeout(
      () => void navigate(next, { replace: true, preventScrollReset: true }),
      isCalm ? CALM_STAND_MS : STAND_MS,
    )
    return () => clearTimeout(timer)
  }, [playing, next, state, navigate])
  useEffect(() => {
    const stop = () => {
      if (document.visibilityState !== 'visible') setPlaying(false)
    }
    document.addEventListener('visibilitychange', stop)
    return () => document.removeEventListener('visibilitychange', stop)
  }, [])
  return { canPlay, playing, toggle: () => setPlaying((before) => !before) }
}
