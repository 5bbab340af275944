const QUARTER_US = 900_000_000

/** `-12:00` to `+14:00` by quarter hours: what clocks on Earth differ from UTC by. */
const FIRST_QUARTER = -48
const OFFSETS = Array.from({ length: 105 }, (_, index) => {
  const quarters = Math.abs(index + FIRST_QUARTER)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${index + FIRST_QUARTER < 0 ? '-' : '+'}${two(Math.floor(quarters / 4))}:${two((quarters % 4) * 15)}`
})

/**
 * VARCHAR: an instant on a wall clock, to the second, with the clock's offset: `2026-11-01T01:15:00-06:00`. `us` are BIGINT epoch
 * microseconds, `offsetUs` those by which the clock is ahead of UTC, named twice.
 */
export function localTextSql(us: string, offsetUs: string): string {
  const texts = `[${OFFSETS.map((text) => `'${text}'`).join(', ')}]`
  return `(strftime(make_timestamp(${us} + ${offsetUs}), '%Y-%m-%dT%H:%M:%S') || ${texts}[${offsetUs} // ${QUARTER_US} + ${1 - FIRST_QUARTER}])`
}
