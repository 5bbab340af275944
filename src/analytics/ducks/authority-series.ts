/** Hours of an authority as duck days read them: every hour once and in order, NaN where nothing was published. */
export interface AuthoritySeries {
  zone: string
  startsMs: Float64Array
  demandMwh: Float64Array
  /** Undefined: the authority reports none. */
  solarMwh: Float64Array | undefined
  windMwh: Float64Array | undefined
}
