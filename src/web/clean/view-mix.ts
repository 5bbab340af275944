import type { Clean } from '../../contract/schemas/authorities/clean.ts'
import { shareText } from '../pulse/number-text.ts'
import { momentText } from '../state/zoned-text.ts'
import type { CleanView } from './clean-view.ts'

const energy = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** Who made the energy, and who its emissions, as the page shows it. */
export function viewMix({ mix, authority }: Clean, zone: string, sqlHref: string): CleanView['mix'] {
  const [from, to] = [mix.from, mix.to].map((text) => Temporal.Instant.from(text)) as [
    Temporal.Instant,
    Temporal.Instant,
  ]
  return {
    scope: `${authority.code} · the newest 24 h reported, ${momentText(from, zone)} to ${momentText(to, zone)}`,
    fuels: mix.fuels.map(({ fuel, name, mwh, generation_share, emissions_share }) => ({
      fuel,
      name,
      mwh: energy.format(mwh),
      generation: shareText(generation_share),
      emissions: shareText(emissions_share),
      share: generation_share,
      emissionsShare: emissions_share,
    })),
    notes: [
      mix.assumed_share === 0
        ? 'All of it has a published factor.'
        : `${mix.assumed_share < 0.0005 ? 'Under 0.1 %' : shareText(mix.assumed_share)} of it has no published factor: one is assumed.`,
      ...(mix.storage_charge_mwh + mix.storage_discharge_mwh > 0
        ? [
            `Storage took ${energy.format(mix.storage_charge_mwh)} MWh and gave ${energy.format(mix.storage_discharge_mwh)} MWh back; it counts in neither column.`,
          ]
        : []),
    ],
    menu: [{ label: 'SQL', href: sqlHref, description: 'open in SQL' }],
  }
}
