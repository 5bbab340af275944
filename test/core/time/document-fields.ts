import type { TimeEncoding } from '../../../src/core/time/encoding.ts'

// Each encoding under its product's own column names, and rows of such documents.

export const hourEnding: TimeEncoding = { kind: 'hour-ending', date: 'OperDay', hour: 'HourEnding', flag: 'DSTFlag' }
export const unflagged: TimeEncoding = { kind: 'hour-ending', date: 'OperDay', hour: 'HourEnding' }
export const quarter: TimeEncoding = {
  kind: 'quarter-ending',
  date: 'DeliveryDate',
  hour: 'DeliveryHour',
  quarter: 'DeliveryInterval',
  flag: 'DSTFlag',
}
export const stamp: TimeEncoding = { kind: 'hour-ending-stamp', stamp: 'HOUR_ENDING', flag: 'DSTFlag' }
export const elapsed: TimeEncoding = { kind: 'elapsed-hour', date: 'Delivery Date', hour: 'Hour Ending' }
export const label: TimeEncoding = { kind: 'quarter-label', date: 'Date', label: 'Label' }
export const sced: TimeEncoding = { kind: 'wall-stamp', stamp: 'SCEDTimestamp', format: 'us', flag: 'RepeatedHourFlag' }
export const api: TimeEncoding = { kind: 'wall-stamp', stamp: 'SCEDTimestamp', format: 'iso', flag: 'repeatHourFlag' }
export const dashboard: TimeEncoding = { kind: 'offset-stamp', stamp: 'timestamp', minutes: 0 }
export const oasis: TimeEncoding = { kind: 'offset-stamp', stamp: 'INTERVALSTARTTIME_GMT', minutes: 5 }
export const eia: TimeEncoding = { kind: 'utc-hour-ending', period: 'period' }

export const he = (OperDay: string, HourEnding: string | number, DSTFlag: string | boolean | number = 'N') => ({
  OperDay,
  HourEnding,
  DSTFlag,
})
export const qe = (DeliveryDate: string, DeliveryHour: number, DeliveryInterval: number, DSTFlag = 'N') => ({
  DeliveryDate,
  DeliveryHour,
  DeliveryInterval,
  DSTFlag,
})
export const at = (HOUR_ENDING: string, DSTFlag = 'N') => ({ HOUR_ENDING, DSTFlag })
export const nth = (date: string, hour: string | number) => ({ 'Delivery Date': date, 'Hour Ending': hour })
export const lb = (day: string, Label: string) => ({ Date: day, Label })
export const run = (SCEDTimestamp: string, flag: string | boolean = 'N') => ({
  SCEDTimestamp,
  RepeatedHourFlag: flag,
  repeatHourFlag: flag,
})
