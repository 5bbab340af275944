/** A balancing authority as the shell needs it. */
export interface AuthoritySummary {
  /** EIA's code: `ERCO`. */
  code: string
  name: string
  /** IANA zone of its operating day. */
  zone: string
}
