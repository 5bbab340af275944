/** Why a row's time is invalid; `decodeTime` and `timeSql` give the same words. */
export const DECODE_REASON = Object.freeze({
  date: 'date is missing or unreadable',
  calendar: 'date lies outside 2000-01-01..2039-12-31',
  stamp: 'time stamp is missing or unreadable',
  hour: 'hour is not one of 1..24',
  elapsedHour: 'hour is not one of the hours of that day',
  quarter: 'quarter is not one of 1..4',
  label: 'quarter-hour label is missing or unreadable',
  flag: 'repeated-hour flag is unreadable',
  flagOutside: 'repeated-hour flag set outside the repeated hour',
  skipped: 'the hour is skipped by the change to daylight saving time',
})
