import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { decodeTime } from '../../../src/core/time/decode-time.ts'
import type { TimeEncoding } from '../../../src/core/time/encoding.ts'
import { ercotWind } from '../../../src/datasets/ercot/wind.ts'
import { encodeTime, type HourStyle } from '../../../src/twin/render/encode-time.ts'
import { formatNumber, roundTo } from '../../../src/twin/render/format-number.ts'
import { renderCsv } from '../../../src/twin/render/render-csv.ts'
import { renderZip } from '../../../src/twin/render/render-zip.ts'
import { createWallClock } from '../../../src/twin/wall-clock.ts'

const ZONE = 'America/Chicago'
const readWallClock = createWallClock(ZONE)
const HOUR_MS = 3_600_000

const ENCODINGS: { time: TimeEncoding; stepMs: number; dateFormat?: '%m/%d/%Y' }[] = [
  { time: { kind: 'hour-ending', date: 'd', hour: 'h', flag: 'f' }, stepMs: HOUR_MS, dateFormat: '%m/%d/%Y' },
  {
    time: { kind: 'quarter-ending', date: 'd', hour: 'h', quarter: 'q', flag: 'f' },
    stepMs: HOUR_MS / 4,
    dateFormat: '%m/%d/%Y',
  },
  { time: { kind: 'hour-ending-stamp', stamp: 's', flag: 'f' }, stepMs: HOUR_MS },
  { time: { kind: 'utc-hour-ending', period: 'p' }, stepMs: HOUR_MS },
  { time: { kind: 'wall-stamp', stamp: 's', format: 'us', flag: 'f' }, stepMs: 299_000 },
  { time: { kind: 'wall-stamp', stamp: 's', format: 'iso', flag: 'f' }, stepMs: 299_000 },
  { time: { kind: 'offset-stamp', stamp: 's', minutes: 0 }, stepMs: 299_000 },
  { time: { kind: 'quarter-label', date: 'd', label: 'l' }, stepMs: HOUR_MS / 4, dateFormat: '%m/%d/%Y' },
]

describe('times are spelled so that the decoder finds them again', () => {
  for (const { time, stepMs, dateFormat } of ENCODINGS) {
    test(`${time.kind} ${'format' in time ? time.format : ''}`, () => {
      for (const day of ['2026-03-08', '2026-11-01', '2025-11-02', '2008-02-29', '2029-12-31']) {
        const start = Temporal.PlainDate.from(day).toZonedDateTime(ZONE)
        const end = start.add({ days: 1 }).epochMilliseconds
        for (let ms = start.epochMilliseconds; ms < end; ms += stepMs) {
          const options = { readWallClock, ...(dateFormat ? { dateFormat } : {}) }
          const decoded = decodeTime(time, encodeTime(time, ms, options), ZONE, dateFormat)
          if ('invalid' in decoded) throw new Error(`${day} ${ms}: ${decoded.invalid}`)
          expect(decoded.start.epochMilliseconds).toBe(ms)
        }
      }
    })
  }

  test('as ERCOT prints them', () => {
    const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds
    const spell = (text: string, hourStyle: HourStyle) =>
      encodeTime(ENCODINGS[0]?.time as TimeEncoding, at(text), { readWallClock, hourStyle, dateFormat: '%m/%d/%Y' })
    expect(spell('2025-03-13T08:00Z', 'HH')).toEqual({ d: '03/13/2025', h: '04', f: 'N' })
    expect(spell('2026-11-01T07:00Z', 'H')).toEqual({ d: '11/01/2026', h: '2', f: 'Y' })
    expect(spell('2026-11-02T05:00Z', 'H')).toEqual({ d: '11/01/2026', h: '24', f: 'N' })
    expect(spell('2025-03-13T08:00Z', 'HH:00').h).toBe('04:00')
    expect(spell('2025-03-13T08:00Z', 'H:00').h).toBe('4:00')
    expect(encodeTime({ kind: 'utc-hour-ending', period: 'p' }, at('2026-12-31T23:00Z'), { readWallClock })).toEqual({
      p: '2027-01-01T00',
    })
    const stamp = { kind: 'wall-stamp', stamp: 's', format: 'us', flag: 'f' } as const
    expect(encodeTime(stamp, at('2026-11-01T07:05:18Z'), { readWallClock })).toEqual({
      s: '11/01/2026 01:05:18',
      f: 'Y',
    })
    expect(encodeTime({ ...stamp, format: 'iso' }, at('2026-06-25T05:40:18Z'), { readWallClock }).s).toBe(
      '2026-06-25T00:40:18',
    )
    expect(
      encodeTime({ kind: 'offset-stamp', stamp: 's', minutes: 0 }, at('2024-11-23T06:04:57Z'), { readWallClock }),
    ).toEqual({ s: '2024-11-23 00:04:57-0600' })
  })

  test('an encoding that the twin has no document for is refused', () => {
    expect(() => encodeTime({ kind: 'elapsed-hour', date: 'd', hour: 'h' }, 0, { readWallClock })).toThrow(
      'elapsed-hour',
    )
  })
})

test('numbers are printed as ERCOT does', () => {
  expect(
    [29, 22.4, -0.004, 1234.5, -7.257, 0.1 + 0.2, -0.05, 3.999, 100.1].map((value) => formatNumber(value, 2)),
  ).toEqual(['29', '22.4', '0', '1234.5', '-7.26', '0.3', '-0.05', '4', '100.1'])
  expect([23.889, -14.639114, 3.0000001].map((value) => formatNumber(value, 5))).toEqual(['23.889', '-14.63911', '3'])
  expect(Object.is(roundTo(-0.001, 2), 0)).toBe(true)
})

test('a CSV is the wire: header, blanks for what is unknown, LF, a line end at the end', () => {
  const [wire] = ercotWind.wire
  if (wire === undefined) throw new Error('no wire')
  const startMs = Temporal.Instant.from('2025-03-13T19:00Z').epochMilliseconds
  const text = renderCsv(wire, [{ startMs, values: { stwpf_west_mw: 7111.24, gen_west_mw: null } }], {
    readWallClock,
    hourStyle: 'HH',
  })
  expect(text).toBe(`${wire.header.join(',')}\n03/13/2025,15,,,,,,,,,,,7111.24,,,,,,,N\n`)
})

test('a product may spell values and ignored columns its own way', () => {
  const [wire] = ercotWind.wire
  if (wire === undefined) throw new Error('no wire')
  const text = renderCsv(
    { ...wire, header: ['HOUR_ENDING', 'STWPF_LZ_WEST', 'Seen'] },
    [{ startMs: 24 * HOUR_MS, values: { stwpf_west_mw: 7.5 } }],
    {
      readWallClock,
      spell: { stwpf_west_mw: (value) => ` ${value}0` },
      spellIgnored: (startMs, read) => ({ Seen: String(read(startMs).offsetMs) }),
    },
  )
  expect(text).toBe('HOUR_ENDING,STWPF_LZ_WEST,Seen\n19, 7.50,-21600000\n')
})

describe('a zip', () => {
  const bytes = new TextEncoder().encode('a,b\n1,2\n'.repeat(300))
  const wallMs = Temporal.Instant.from('2026-11-01T01:30:10Z').epochMilliseconds

  test('opens with another reader and holds the member whole', () => {
    const members = unzipSync(renderZip({ name: 'one.csv', bytes, wallMs }))
    expect(Object.keys(members)).toEqual(['one.csv'])
    expect(members['one.csv']).toEqual(bytes)
  })

  test('is filled to the size asked for, which changes nothing inside', () => {
    const zip = renderZip({ name: 'one.csv', bytes, wallMs }, 5000)
    expect(zip.length).toBe(5000)
    expect(unzipSync(zip)['one.csv']).toEqual(bytes)
  })

  test('may have several members', () => {
    const members = ['one.csv', 'folder/two.csv', 'three.csv'].map((name) => ({ name, bytes, wallMs }))
    const read = unzipSync(renderZip(members))
    expect(Object.keys(read)).toEqual(['one.csv', 'folder/two.csv', 'three.csv'])
    for (const found of Object.values(read)) expect(found).toEqual(bytes)
  })

  test('is left as it is where it is larger than that', () => {
    expect(renderZip({ name: 'one.csv', bytes, wallMs }, 10)).toEqual(renderZip({ name: 'one.csv', bytes, wallMs }))
  })
})
