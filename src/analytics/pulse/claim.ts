/** A number that a text names. */
export interface ClaimValue {
  name: string
  value: number
  unit: string
  /** Start of the hour that it is of; undefined: of more than one. */
  startMs?: number
}

/** A sentence, the numbers in it, and SQL over the public views that shows their rows. */
export interface Claim<Kind extends string = string> {
  kind: Kind
  text: string
  values: readonly ClaimValue[]
  sql: string
}
