import type { Pulse, PulseHour } from '../../contract/schemas/authorities/pulse.ts'

type Subject = Pulse['subject']

/** What a day is told by, of one of its hours. */
export const toldMwh = (hour: PulseHour | undefined, subject: Subject): number | null =>
  (subject === 'demand' ? hour?.demand_mwh : hour?.net_generation_mwh) ?? null

/** What that is called at the head of a column or a line. */
export const SUBJECT_NAMES: Readonly<Record<Subject, string>> = { demand: 'Demand', net_generation: 'Net generation' }
