import { z } from 'zod'

/** An instant in an answer: ISO 8601, UTC. */
export const InstantText = z.string().meta({ format: 'date-time', examples: ['2026-11-20T12:00:00Z'] })

/** A moment in a question: an instant with offset, or a local date or time of the market's zone. */
export const MomentText = z
  .string()
  .min(1)
  .meta({ examples: ['2026-11-20T06:00', '2026-11-20', '2026-11-20T12:00:00Z'] })
