import type { TimeEncoding } from '../../core/time/encoding.ts'
import type { Wire } from '../../datasets/dataset.ts'
import type { WallTime } from '../wall-clock.ts'
import { wallDate, wallTimeOfDay } from './wall-text.ts'

const HOUR_MS = 3_600_000
const QUARTER_MS = 900_000
const DAY_MS = 24 * HOUR_MS

export interface EncodeOptions {
  readWallClock: (epochMs: number) => WallTime
  dateFormat?: Wire['dateFormat']
  /** Least digits of an hour: NP4-732 writes `04`, NP6-905 writes `4`. */
  hourDigits: 1 | 2
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
        [time.hour]: String(hourOf(wallMs) + 1).padStart(options.hourDigits, '0'),
        ...flag(time.flag, repeatedHour),
      }
    }
    case 'quarter-ending': {
      const { wallMs, repeatedHour } = options.readWallClock(startMs)
      return {
        [time.date]: formatDate(wallMs, options.dateFormat),
        [time.hour]: String(hourOf(wallMs) + 1).padStart(options.hourDigits, '0'),
        [time.quarter]: String(Math.floor((wallMs % HOUR_MS) / QUARTER_MS) + 1),
        ...flag(time.flag, repeatedHour),
      }
    }
    case 'hour-ending-stamp': {
      const { wallMs, repeatedHour } = options.readWallClock(startMs)
      const hour = String(hourOf(wallMs) + 1).padStart(2, '0')
      return { [time.stamp]: `${formatDate(wallMs, '%m/%d/%Y')} ${hour}:00`, ...flag(time.flag, repeatedHour) }
    }
    case 'utc-hour-ending':
      return { [time.period]: hourText(startMs + HOUR_MS) }
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

/** `2026-11-01T06`. */
function hourText(ms: number): string {
  return `${wallDate(ms)}T${wallTimeOfDay(ms).slice(0, 2)}`
}
