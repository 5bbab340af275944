/** A limit on the sum of the flows over several corridors, in the base case: ERCOT's generic transmission constraints. */
export interface Interface {
  name: string
  /** Corridors counted as they are named, from → to. */
  corridors: readonly string[]
  limitMw: number
}

/** The interfaces of the grid. Limits are sized so that each binds a few hours a week. */
export const INTERFACES: readonly Interface[] = Object.freeze([
  {
    name: 'WESTEX',
    corridors: ['TULIA_WICHFL', 'SILVTN_FTWRTH', 'MCCAMY_LLANO', 'SANANG_LLANO', 'ABILNE_FTWRTH', 'ABILNE_WACO'],
    limitMw: 15_200,
  },
  { name: 'N_TO_H', corridors: ['WACO_HOUNW', 'TYLER_HOUNW'], limitMw: 4250 },
  { name: 'PNHNDL', corridors: ['TULIA_WICHFL', 'SILVTN_ABILNE', 'SILVTN_FTWRTH'], limitMw: 5100 },
  { name: 'VALIMP', corridors: ['CORPUS_VALLEY', 'LAREDO_VALLEY'], limitMw: 1650 },
])
