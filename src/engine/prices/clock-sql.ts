import { type Span, utcOffsetSql } from '../../core/time/utc-offset-sql.ts'
import { midnightSql } from './midnight-sql.ts'
import { INTERVAL_MS, type PriceInterval } from './price-interval.ts'
import { PRICE_ZONE } from './price-source.ts'

const HOUR_US = 3_600_000_000

/** BIGINT: microseconds by which the market's clock is ahead of UTC at `us`. Right within `span`. */
export const marketOffsetSql = (us: string, span: Span): string => utcOffsetSql(PRICE_ZONE, us, span)

/** TIMESTAMPTZ: the end of an interval that starts at `startUs`, where the clock is ahead by `offsetUs`. */
export const intervalEndSql = (startUs: string, offsetUs: string, interval: PriceInterval, span: Span): string =>
  `make_timestamptz(${
    interval === 'P1D'
      ? midnightSql(`(${startUs} + ${offsetUs} + ${INTERVAL_MS.P1D}000)`, PRICE_ZONE, span)
      : `${startUs} + ${INTERVAL_MS[interval]}000`
  })`

/** VARCHAR: the market's wall clock at `us` with its offset, `2026-11-01T01:15:00-06:00`. */
export const localTextSql = (us: string, offsetUs: string): string =>
  `(strftime(make_timestamp(${us} + ${offsetUs}), '%Y-%m-%dT%H:%M:%S') || CASE ${offsetUs} WHEN ${-5 * HOUR_US} THEN '-05:00' ELSE '-06:00' END)`

/** INTEGER: the market's hour that ends, 1 to 24. */
export const hourEndingSql = (us: string, offsetUs: string): string =>
  `((${us} + ${offsetUs}) // ${HOUR_US} % 24 + 1)::INTEGER`
