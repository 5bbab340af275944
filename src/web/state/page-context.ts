import { createContext } from 'react-router'
import type { Client } from '../../client/client.ts'
import type { AuthoritySummary } from './authority-summary.ts'
import type { Preferences } from './preferences.ts'
import type { UrlState, ZoneChoice } from './url-state.ts'

/** What every loader finds: `const page = context.get(pageContext)`. */
export interface PageContext {
  /** Asks the HTTP API in process. */
  client: Client
  now: Temporal.Instant
  /** The data are the twin's. */
  simulated: boolean
  /** Of gridlake. */
  version: string
  /** Of the page, whether its document or its data were asked for. */
  url: URL
  /** `as_of` is written in UTC, so that it means the same on the page of another authority. */
  state: UrlState
  preferences: Preferences
  /** Code of the authority that the page speaks of: the address's, else the reader's own, else ERCO. Not known to exist: `mustKnowAuthority`. */
  ba: string
  /** IANA zone of that authority's day; where it is not known, that of the Texas market. */
  marketZone: string
  /** IANA zone that times are shown in. */
  zone: string
  zoneChoice: ZoneChoice
  /** Undefined: now. Every question to the client takes it. */
  asOf: Temporal.Instant | undefined
  /** Why the moment that was asked for cannot be had; the page then shows now. */
  asOfRefusal: string | undefined
  /** What the lake knows of, by code; empty where the API cannot tell. */
  authorities: readonly AuthoritySummary[]
  /** Set where the lake cannot be read right now. */
  trouble: string | undefined
  signal: AbortSignal
  /** Puts markup into the document, or hands it back for the data of a navigation. */
  deliver(id: string, markup: string): string | undefined
  /** Delivers what `draw` makes of its input: plain data, and all that it looks at. Equal input is drawn once. */
  draw<Input extends readonly unknown[]>(
    id: string,
    draw: (...input: Input) => string,
    ...input: Input
  ): string | undefined
}

export const pageContext = createContext<PageContext>()
