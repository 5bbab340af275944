import type { AdderSpan, BindingConstraint } from '../../contract/schemas/prices-annotations.ts'
import { hoursText, roundUsdText, usdText } from './usd-text.ts'

interface StripProps {
  adders: readonly AdderSpan[]
  constraints: readonly BindingConstraint[]
  missing: readonly string[]
  fromMs: number
  toMs: number
}

/** Under the panes and on their axis of time: when price adders were paid and which constraints bound. */
export function AnnotationStrip({ adders, constraints, missing, fromMs, toMs }: StripProps): React.ReactNode {
  if (adders.length === 0 && constraints.length === 0)
    return missing.length === 0 ? null : (
      <p className="strip-none">
        The lake has no {missing.map(nameOf).join(' and no ')}: nothing explains these prices.
      </p>
    )
  const place = (span: { from: string; to: string }) => {
    const share = (text: string) => Math.min(1, Math.max(0, (parseMs(text) - fromMs) / (toMs - fromMs)))
    const [start, end] = [share(span.from), share(span.to)]
    return { x: percent(start), width: percent(Math.max(end - start, 0.0012)), isSeen: end > start }
  }
  const pairs = constraints.map((one) => ({ ...one, contingency: contingencyText(one.contingency_name) }))
  const highest = Math.max(1, ...constraints.map(({ max_shadow_price_usd_per_mwh: usd }) => usd))
  return (
    <div className="strip">
      {adders.length === 0 ? null : (
        <div>
          <p className="strip-name">
            <strong>Price adders</strong>, up to {usdText(Math.max(...adders.map((span) => span.max_usd_per_mwh)))}/MWh
          </p>
          <svg className="strip-bars" aria-hidden="true" focusable="false">
            {adders.map((span) => {
              const { x, width, isSeen } = place(span)
              return isSeen ? <rect key={span.from} className="adder" x={x} width={width} height="100%" /> : null
            })}
          </svg>
        </div>
      )}
      {constraints.length === 0 ? null : (
        <p className="strip-head">Transmission constraints that bound in SCED, by their highest shadow price:</p>
      )}
      <ul className="strip-list">
        {pairs.map((constraint) => (
          <li key={`${constraint.constraint_name} ${constraint.contingency_name} ${constraint.from_station}`}>
            <p className="strip-name">
              <strong>{constraint.constraint_name}</strong> {constraint.contingency}, up to{' '}
              {roundUsdText(constraint.max_shadow_price_usd_per_mwh)}/MWh in {hoursText(constraint.hours)} h
            </p>
            <svg className="strip-bars" aria-hidden="true" focusable="false">
              {constraint.spans.map((span) => {
                const { x, width, isSeen } = place(span)
                const opacity = 0.35 + (0.65 * span.max_usd_per_mwh) / highest
                return isSeen ? (
                  <rect key={span.from} className="binding" x={x} width={width} height="100%" opacity={opacity} />
                ) : null
              })}
            </svg>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Of the grid as it is, or with an element lost. */
const contingencyText = (name: string): string => (name === 'BASE CASE' ? 'base case' : `on loss of ${name}`)

const NAMES: Readonly<Record<string, string>> = {
  'mart.rt_price_adders': 'price adders',
  'ercot.sced_shadow_prices': 'shadow prices',
}
const nameOf = (dataset: string): string => NAMES[dataset] ?? dataset
const parseMs = (text: string): number => Date.parse(text)
const percent = (share: number): string => `${Math.round(share * 1e4) / 100}%`
