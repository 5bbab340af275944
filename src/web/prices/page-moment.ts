import type { PageContext } from '../state/page-context.ts'

/** The moment that a page speaks of, and its word in a picture. */
export const pageMoment = ({ asOf, now }: Pick<PageContext, 'asOf' | 'now'>): { epochMs: number; label: string } => ({
  epochMs: (asOf ?? now).epochMilliseconds,
  label: asOf ? 'as of' : 'now',
})
