import type { Clean } from '../../contract/schemas/authorities/clean.ts'
import type { IntensityChart, IntensitySpan } from '../charts/intensity-spec.ts'
import { zoneLabel } from '../state/zoned-text.ts'

const HOUR_MS = 3_600_000
const msOf = (text: string): number => Temporal.Instant.from(text).epochMilliseconds

/** What a chart of an answer draws, told in `zone`. */
export function intensityPicture(
  clean: Clean,
  { zone, description, moment }: Pick<IntensityChart, 'zone' | 'description' | 'moment'>,
): IntensityChart {
  const hours = clean.hours.map(({ interval_start, intensity_g_per_kwh, kind, quartile }) => ({
    startMs: msOf(interval_start),
    endMs: msOf(interval_start) + HOUR_MS,
    gPerKwh: intensity_g_per_kwh,
    kind,
    quartile,
  }))
  const ahead = hours.filter(({ kind }) => kind === 'forecast')
  const [firstMs, lastMs] = [hours[0]?.startMs ?? 0, hours.at(-1)?.endMs ?? 0]
  const spans = [windowSpans(clean), loadSpans(clean)].filter((lane) => lane.length > 0)
  return {
    description,
    zone,
    zoneLabel: zoneLabel(
      zone,
      Temporal.Instant.fromEpochMilliseconds(firstMs),
      Temporal.Instant.fromEpochMilliseconds(lastMs),
    ),
    unitLabel: clean.factors.unit,
    hours,
    moment,
    ...(clean.window_limit_g_per_kwh === null || !ahead[0]
      ? {}
      : {
          limit: {
            gPerKwh: clean.window_limit_g_per_kwh,
            fromMs: ahead[0].startMs,
            toMs: Math.min(lastMs, ahead[0].startMs + 24 * HOUR_MS),
            label: 'cleanest quarter',
          },
        }),
    spans,
  }
}

function windowSpans({ windows }: Clean): IntensitySpan[] {
  const longest = windows.reduce((most, { hours }) => Math.max(most, hours), 0)
  const named = windows.findIndex(({ hours }) => hours === longest)
  return windows.map(({ interval_start, interval_end }, index) => ({
    fromMs: msOf(interval_start),
    toMs: msOf(interval_end),
    label: index === named ? (windows.length > 1 ? 'clean windows' : 'clean window') : '',
    className: 'span-clean',
  }))
}

function loadSpans({ best_start: best }: Clean): IntensitySpan[] {
  if (!best) return []
  return [
    {
      fromMs: msOf(best.interval_start),
      toMs: msOf(best.interval_end),
      label: `best ${best.hours} h`,
      className: 'span-load',
    },
  ]
}
