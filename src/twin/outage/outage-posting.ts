import { inServiceShare } from '../grid/outage.ts'
import { PLANTS } from '../grid/plant.ts'
import { STATIONS } from '../grid/station.ts'
import { keepRecent } from '../keep-recent.ts'
import { FORECAST_ZONE_OF_STATION, FORECAST_ZONES } from '../load/load-zone.ts'
import { hashText, uniform } from '../noise/hash.ts'
import type { WireRow } from '../render/render-row.ts'

const HOUR_MS = 3_600_000
const HOURS_AHEAD = 168
// A week ahead, and two weeks of postings.
const KEPT_HOURS = 24 * 24
const CHANNEL = hashText('outage-notice')
const EQUIPMENT_CHANNEL = hashText('new-equipment')
/** Part of the outages that nobody sees coming, and how early the others are told at most. */
const FORCED_PART = 0.45
const LONGEST_NOTICE_HOURS = 300

const ZONE_OF_PLANT = PLANTS.map(
  ({ stations }) => FORECAST_ZONE_OF_STATION[STATIONS.findIndex(({ name }) => name === stations[0])],
)
const IS_RENEWABLE = PLANTS.map(({ kind }) => kind === 'wind' || kind === 'solar')

/**
 * A maker of the rows of NP3-233-CD: the running hour and 167 to come, whole MW by zone of what the outage scheduler knows
 * at that time. That is every outage in force, until its end, and those to come that were announced; a short trip of the gas
 * fleet is no scheduled outage.
 */
export function createOutagePostings(seed: number): (publishedMs: number) => WireRow[] {
  const outMwAt = keepRecent(KEPT_HOURS, (hour) =>
    Float64Array.from(
      PLANTS,
      (plant, index) => plant.capacityMw * (1 - inServiceShare(seed, plant, index, hour * HOUR_MS)),
    ),
  )
  return (publishedMs) => {
    const running = Math.floor(publishedMs / HOUR_MS)
    const known = new Uint8Array(PLANTS.length)
    return Array.from({ length: HOURS_AHEAD }, (_, lead) => {
      const hour = running + lead
      const outMw = outMwAt(hour)
      const before = outMwAt(hour - 1)
      outMw.forEach((mw, plant) => {
        const begins = mw > 0 && before[plant] === 0
        if (lead === 0) known[plant] = 1
        else if (begins) known[plant] = noticeHours(seed, plant, hour) >= lead ? 1 : 0
      })
      return { startMs: hour * HOUR_MS, values: spellZones(seed, hour, outMw, known) }
    })
  }
}

/** How many hours ahead an outage that begins in `hour` is announced; 0 for a forced one. */
function noticeHours(seed: number, plant: number, hour: number): number {
  const chance = uniform(seed, CHANNEL, plant, hour)
  return chance < FORCED_PART ? 0 : (LONGEST_NOTICE_HOURS * (chance - FORCED_PART)) / (1 - FORCED_PART)
}

function spellZones(seed: number, hour: number, outMw: Float64Array, known: Uint8Array): Record<string, number> {
  const values: Record<string, number> = {}
  FORECAST_ZONES.forEach((zone, index) => {
    const sum = (isRenewable: boolean) =>
      outMw.reduce(
        (all, mw, plant) =>
          known[plant] === 1 && ZONE_OF_PLANT[plant] === zone && IS_RENEWABLE[plant] === isRenewable ? all + mw : all,
        0,
      )
    values[`total_resource_${zone}_mw`] = Math.round(sum(false))
    values[`total_irr_${zone}_mw`] = Math.round(sum(true))
    values[`total_new_equip_${zone}_mw`] = newEquipmentMw(seed, index, hour)
  })
  return values
}

/** Equipment that is being energised and is no plant yet: steps once a month. */
function newEquipmentMw(seed: number, zone: number, hour: number): number {
  const month = Math.floor(hour / (24 * 30.4375))
  return Math.round(150 + 1900 * uniform(seed, EQUIPMENT_CHANNEL, zone, month))
}
