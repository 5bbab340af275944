import { judgeFreshness } from '../../contract/freshness.ts'
import type { Clean } from '../../contract/schemas/authorities/clean.ts'
import { durationText } from '../state/market-time.ts'
import type { PageContext } from '../state/page-context.ts'
import { writeUrl } from '../state/url-state.ts'
import { momentText } from '../state/zoned-text.ts'
import type { CleanAsked } from './clean-asked.ts'
import type { CleanView } from './clean-view.ts'
import { viewMix } from './view-mix.ts'
import { windowText } from './window-text.ts'

const LEVELS = { low: 'Low', below_usual: 'Below usual', above_usual: 'Above usual', high: 'High' } as const

const grams = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const percent = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0, style: 'percent' })

/** An answer in words and numbers as the page shows them. */
export function viewClean(clean: Clean, page: PageContext, asked: CleanAsked, chart: CleanView['chart']): CleanView {
  const { state, zone, asOf } = page
  const moment = asOf ?? page.now
  const whenOf = (span: { interval_start: string; interval_end: string }) =>
    windowText(Temporal.Instant.from(span.interval_start), Temporal.Instant.from(span.interval_end), { zone, moment })
  const hrefOf = (patch: Partial<typeof state>) => writeUrl('/clean', { ...state, ba: clean.authority.code, ...patch })
  const sqlHref = (sql: string) => writeUrl('/sql', { sql, as_of: state.as_of })
  const { now, newest, windows, best_start: best, factors } = clean
  const [next] = windows
  const firstMs = clean.hours.find(({ kind }) => kind === 'forecast')?.interval_start
  return {
    authority: clean.authority,
    unit: factors.unit,
    moment: momentText(moment, zone),
    isPast: asOf !== undefined,
    now: now && {
      value: grams.format(now.intensity_g_per_kwh),
      level: now.level ?? undefined,
      levelText: now.level ? `${LEVELS[now.level]} for ${clean.authority.code}` : 'Not compared yet',
      comparison: now.text,
      hour: whenOf(now),
    },
    newest: {
      value: grams.format(newest.intensity_g_per_kwh),
      hour: whenOf(newest),
      age: {
        freshness: judgeFreshness(newest.age_seconds, {
          cadence: 'PT1H',
          lag: `PT${Math.max(0, newest.expected_age_seconds - 3600)}S`,
        }),
        text: `${durationText(newest.age_seconds)} old${asOf ? ' then' : ''}`,
        meaning: `since the end of the last hour with generation; the EIA publishes it about a day later, ${durationText(newest.expected_age_seconds)} is normal`,
      },
    },
    next: next
      ? {
          when: whenOf(next),
          value: grams.format(next.intensity_g_per_kwh),
          hours: next.hours === 1 ? '1 hour' : `${next.hours} hours`,
          isNow: next.interval_start === firstMs,
          note: `hours at or below ${grams.format(clean.window_limit_g_per_kwh ?? 0)} ${factors.unit}, the cleanest quarter of the next 24`,
        }
      : null,
    others: windows.slice(1).map(whenOf),
    load: {
      hours: asked.loadHours,
      kept: { ...state, ba: clean.authority.code, hours: undefined },
      best: best
        ? {
            when: whenOf(best),
            value: grams.format(best.intensity_g_per_kwh),
            isNow: best.interval_start === firstMs,
            againstNow: savingText(
              best.saving_against_now_g_per_kwh,
              best.saving_against_now_share,
              'than starting now',
            ),
            againstMean: savingText(
              best.saving_against_mean_g_per_kwh,
              best.saving_against_mean_share,
              `than the mean of the next ${clean.horizon_hours} h`,
            ),
          }
        : undefined,
    },
    factorChoices: (['direct', 'lifecycle'] as const).map((basis) => ({
      label: basis === 'direct' ? 'Direct' : 'Lifecycle',
      href: hrefOf({ factors: basis === 'direct' ? undefined : basis }),
      current: asked.factors === basis,
    })),
    horizonChoices: ([24, 48] as const).map((hours) => ({
      label: `${hours} h`,
      href: hrefOf({ horizon: hours === 24 ? undefined : hours }),
      current: asked.horizon === hours,
    })),
    chart: {
      ...chart,
      menu: [
        ...chart.menu,
        {
          label: 'PNG',
          href: writeUrl('/og/intensity.png', { ...state, ba: clean.authority.code }),
          description: 'as a picture',
        },
        {
          label: 'Embed',
          href: writeUrl('/embed/intensity', { ...state, ba: clean.authority.code }),
          description: 'alone, to embed',
        },
        { label: 'SQL', href: sqlHref(clean.sql.past), description: 'open in SQL' },
      ],
    },
    skill: viewSkill(clean),
    mix: viewMix(clean, zone, sqlHref(clean.sql.generation)),
    factors: {
      title: factors.title,
      unit: factors.unit,
      rows: factors.rows.map(({ g_per_kwh, basis: _, ...row }) => ({ ...row, value: grams.format(g_per_kwh) })),
    },
    share: shareOf(clean, page, hrefOf({}), next ? whenOf(next) : undefined),
    disclaimers: clean.disclaimers.map(({ text }) => text),
    statements: [
      { label: 'the intensity of the reported hours', sql: clean.sql.past, href: sqlHref(clean.sql.past) },
      { label: 'the generation behind it', sql: clean.sql.generation, href: sqlHref(clean.sql.generation) },
      { label: 'what the forecast is made from', sql: clean.sql.forecast, href: sqlHref(clean.sql.forecast) },
    ],
  }
}

function shareOf({ authority }: Clean, { url, state }: PageContext, href: string, when: string | undefined) {
  const absolute = (path: string) => new URL(path, url.origin).href
  return {
    title: `Clean hours of ${authority.code}${when === undefined ? '' : `: next ${when}`}`,
    summary: 'Carbon intensity now, past and to come: an estimate and a forecast, with its past skill.',
    imageUrl: absolute(writeUrl('/og/intensity.png', { ...state, ba: authority.code })),
    oembedUrl: absolute(`/oembed?${new URLSearchParams({ url: absolute(href), format: 'json' })}`),
  }
}

function savingText(gPerKwh: number | null, share: number | null, against: string): string {
  if (gPerKwh === null) return ''
  if (Math.abs(gPerKwh) < 0.5) return `as clean ${against.replace('than', 'as')}`
  return `${grams.format(gPerKwh)} g/kWh${share === null ? '' : ` (${percent.format(share)})`} less ${against}`
}

function viewSkill({ skill, baseline_skill: baseline, skill_text: text, method }: Clean): CleanView['skill'] {
  return {
    text,
    method: { title: method.title, description: method.description },
    rows: skill
      ? [
          {
            label: 'Mean error of an hour',
            value: `${grams.format(skill.mae_g_per_kwh)} g/kWh`,
            note: `${percent.format(skill.mae_share)} of what came`,
          },
          {
            label: 'Bias',
            value: `${grams.format(Math.abs(skill.bias_g_per_kwh))} g/kWh`,
            note:
              Math.abs(skill.bias_g_per_kwh) < 0.5
                ? 'neither high nor low'
                : skill.bias_g_per_kwh > 0
                  ? 'too high on average'
                  : 'too low on average',
          },
          {
            label: 'Regret of the chosen window',
            value: `${grams.format(skill.regret_g_per_kwh)} g/kWh`,
            note: `a ${skill.load_hours}-hour load, above the best start there was`,
          },
          {
            label: 'Saved by it',
            value: `${grams.format(skill.saved_g_per_kwh)} g/kWh`,
            note: 'against starting at 07:00',
          },
        ]
      : [],
    baseline: baseline
      ? `By hour and weekday alone it would have been ${grams.format(baseline.mae_g_per_kwh)} g/kWh (${baseline.mornings} ${baseline.mornings === 1 ? 'day' : 'days'}).`
      : undefined,
  }
}
