export interface SettlementPoint {
  name: string
  type: 'RN' | 'HU' | 'LZ' | 'LZEW'
}

const HUBS = ['HB_HOUSTON', 'HB_NORTH', 'HB_PAN', 'HB_SOUTH', 'HB_WEST']
const ZONES = ['LZ_AEN', 'LZ_CPS', 'LZ_HOUSTON', 'LZ_LCRA', 'LZ_NORTH', 'LZ_RAYBN', 'LZ_SOUTH', 'LZ_WEST']

/** `count` settlement points, sorted by name as NP6-905-CD lists them: hubs, load zones (each twice, LZ and LZEW), the rest nodes. */
export function listSettlementPoints(count: number): SettlementPoint[] {
  const named: SettlementPoint[] = [
    ...HUBS.map((name) => ({ name, type: 'HU' as const })),
    ...ZONES.flatMap((name) => [
      { name, type: 'LZ' as const },
      { name, type: 'LZEW' as const },
    ]),
  ]
  const nodes = Array.from({ length: count - named.length }, (_, index) => ({
    name: `${STEMS[index % STEMS.length]}_UNIT${String(index).padStart(3, '0')}`,
    type: 'RN' as const,
  }))
  return [...named, ...nodes].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.type < b.type ? -1 : 1))
}

const STEMS = ['AJAXWIND', 'BRAUNIG', 'CALAVER', 'DECKER', 'FORMOSA', 'GRSES', 'LHSES', 'MIDLOTHN', 'STELLA', 'WHARTON']
