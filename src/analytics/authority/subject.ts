import type { AuthorityHours } from './read-authority-hours.ts'

/** What the days of an authority are told by: its demand, or of one that only generates what it generates. */
export type Subject = 'demand' | 'net_generation'

/** In the order in which they are looked for. */
export const SUBJECT_NAMES = ['demand', 'net_generation'] as const satisfies readonly Subject[]

/** What a subject is called, and its type in `eia.region_data`. */
export const SUBJECTS: Readonly<Record<Subject, { word: string; type: 'D' | 'NG' }>> = Object.freeze({
  demand: { word: 'demand', type: 'D' },
  net_generation: { word: 'net generation', type: 'NG' },
})

/** The hours of a subject, MWh; NaN: none was published. */
export const subjectMwh = (
  { demandMwh, netGenerationMwh }: Pick<AuthorityHours, 'demandMwh' | 'netGenerationMwh'>,
  subject: Subject,
): Float64Array => (subject === 'demand' ? demandMwh : netGenerationMwh)

/** With a capital where a sentence begins. */
export const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
