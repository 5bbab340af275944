import type { TimeEncoding } from '../../core/time/encoding.ts'
import type { Wire } from '../../datasets/dataset.ts'
import type { ReadWallClock } from '../wall-clock.ts'
import { wallDate, wallTimeOfDay } from './wall-text.ts'

const HOUR_MS = 3_600_000
const QUARTER_MS = 900_000
const DAY_MS = 24 * HOUR_MS

/** How an hour is written: NP6-905 `4`, NP4-732 `04`, NP3-565 `4:00`, NP4-190 `04:00`. */
export type HourStyle = 'H' | 'HH' | 'H:00' | 'HH:00'

export interface EncodeOptions {
  readWallClock: ReadWallClock
  dateFormat?: Wire['dateFormat']
  /** Default `H`. */
  hourStyle?: HourStyle
}

/**
 * The document columns that spell the time of a row which starts at `startMs`: the way back of the decoder in core.
 * Throws on an encoding that no document of the twin uses.
 */
export function encodeTime(time: TimeEncoding, startMs: number, options: EncodeOptions): Record<string, string> {
  switch (time.kind) {
    case 'hour-ending': {
      const { wallMs, repeatedHour } = options.readWallClock(startMs)
      return {
        [time.date]: formatDate(wallMs, options.dateFormat),
        [time.hour]: hourText(hourOf(wallMs) + 1, options.hourStyle),
        ...flag(time.flag, repeatedHour),
      }
    }
    case 'quarter-ending': {
      const { wallMs, repeatedHour } = options.readWallClock(startMs)
      return {
        [time.date]: formatDate(wallMs, options.dateFormat),
        [time.hour]: hourText(hourOf(wallMs) + 1, options.hourStyle),
        [time.quarter]: String(Math.floor((wallMs % HOUR_MS) / QUARTER_MS) + 1),
        ...flag(time.flag, repeatedHour),
      }
    }
    case 'hour-ending-stamp': {
      const { wallMs, repeatedHour } = options.readWallClock(startMs)
      const hour = String(hourOf(wallMs) + 1).padStart(2, '0')
      return { [time.stamp]: `${formatDate(wallMs, '%m/%d/%Y')} ${hour}:00`, ...flag(time.flag, repeatedHour) }
    }
    case 'wall-stamp': {
      const { wallMs, repeatedHour } = options.readWallClock(startMs)
      const date = formatDate(wallMs, time.format === 'us' ? '%m/%d/%Y' : '%Y-%m-%d')
      const separator = time.format === 'us' ? ' ' : 'T'
      return {
        [time.stamp]: `${date}${separator}${wallTimeOfDay(wallMs).slice(0, 8)}`,
        ...flag(time.flag, repeatedHour),
      }
    }
    case 'offset-stamp': {
      const { wallMs, offsetMs } = options.readWallClock(startMs)
      return { [time.stamp]: `${wallDate(wallMs)} ${wallTimeOfDay(wallMs).slice(0, 8)}${formatOffset(offsetMs)}` }
    }
    case 'quarter-label': {
      const { wallMs, repeatedHour } = options.readWallClock(startMs)
      const end = wallTimeOfDay(wallMs + QUARTER_MS).slice(0, 5)
      return {
        [time.date]: formatDate(wallMs, options.dateFormat),
        [time.label]: repeatedHour ? `${end} (DST)` : end.replace(/^0/, ''),
      }
    }
    case 'utc-hour-ending':
      return { [time.period]: `${wallDate(startMs + HOUR_MS)}T${wallTimeOfDay(startMs + HOUR_MS).slice(0, 2)}` }
    default:
      throw new Error(`the twin does not spell times as ${time.kind}`)
  }
}

function hourOf(wallMs: number): number {
  return Math.floor((wallMs % DAY_MS) / HOUR_MS)
}

function formatDate(wallMs: number, format: Wire['dateFormat'] = '%Y-%m-%d'): string {
  const iso = wallDate(wallMs)
  return format === '%m/%d/%Y' ? `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)}` : iso
}

function flag(column: string | undefined, repeatedHour: boolean): Record<string, string> {
  return column === undefined ? {} : { [column]: repeatedHour ? 'Y' : 'N' }
}

function hourText(hour: number, style: HourStyle = 'H'): string {
  const digits = style.startsWith('HH') ? String(hour).padStart(2, '0') : String(hour)
  return style.endsWith(':00') ? `${digits}:00` : digits
}

/** `-0600`. */
function formatOffset(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / 60_000
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${offsetMs < 0 ? '-' : '+'}${two(minutes / 60)}${two(minutes % 60)}`
}
