/** How times are spelled: patterns that mean the same to JavaScript's RegExp and to DuckDB's RE2. */
export const TIME_TEXT = Object.freeze({
  usDate: String.raw`^[ \t]*([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})[ \t]*$`,
  isoDate: String.raw`^[ \t]*([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})[ \t]*$`,
  /** `1`, `01`, `1:00`, `01:00`. */
  endingHour: String.raw`^[ \t]*([0-9]{1,2})(?::00)?[ \t]*$`,
  /** `1`, `01`. */
  number: String.raw`^[ \t]*([0-9]{1,2})[ \t]*$`,
  /** Groups: date, hour. */
  usHourStamp: String.raw`^[ \t]*([0-9]{1,2}/[0-9]{1,2}/[0-9]{4})[ \t]+([01]?[0-9]|2[0-4]):00(?::00)?[ \t]*$`,
  /** Groups: hour, minute, `(DST)`. */
  quarterLabel: String.raw`^[ \t]*(24(?::00)|(?:[01]?[0-9]|2[0-3]):(?:00|15|30|45))[ \t]*(\(DST\))?[ \t]*$`,
  /** Groups: date, time. */
  usStamp: String.raw`^[ \t]*([0-9]{1,2}/[0-9]{1,2}/[0-9]{4}) ((?:[01]?[0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])[ \t]*$`,
  isoStamp: String.raw`^[ \t]*([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?)[ \t]*$`,
  /** Groups: date, time, offset. ERCOT's EIA-930 file writes `24:00:00.000Z`. */
  offsetStamp: String.raw`^[ \t]*([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]((?:(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?)|24:00(?::00(?:\.0{1,6})?)?)(Z|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])[ \t]*$`,
  /** A part of `offsetStamp` that DuckDB casts to TIMESTAMPTZ. */
  usualOffsetStamp: String.raw`^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ](?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?(?:Z|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])$`,
  /** Groups: date, hour. */
  utcHour: String.raw`^[ \t]*([0-9]{4}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3])[ \t]*$`,
})

/** Repeated-hour flags as documents write them, blanks and capitals aside. */
export const FLAG_TEXT = Object.freeze({
  set: Object.freeze(['y', 'true', '1']),
  clear: Object.freeze(['n', 'false', '0', '']),
})
