/** A moment: an instant, or what the server reads as one (`2026-11-20T06:00` in the market's zone). */
export type Moment = Temporal.Instant | string

export interface RemoteTruth {
  asOf?: Moment
  knownAt?: Moment
  basis?: 'recorded' | 'any'
}
