import { useEffect } from 'react'
import { useRevalidator } from 'react-router'
import { preferencesCookie } from '../state/preferences.ts'
import type { ShellData } from './shell-data.ts'

/** Tells the server the browser's zone, once the reader wants their own. */
export function useOwnZone({ preferences, zones }: ShellData): void {
  const { revalidate } = useRevalidator()
  const isWanted = zones.some(({ choice, current }) => choice === 'mine' && current)
  useEffect(() => {
    const ownZone = new Intl.DateTimeFormat().resolvedOptions().timeZone
    if (!isWanted || ownZone === preferences.ownZone) return
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser
    document.cookie = preferencesCookie({ ...preferences, ownZone })
    void revalidate()
  }, [isWanted, preferences, revalidate])
}
