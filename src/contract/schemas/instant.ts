import { z } from 'zod'

/** An instant in an answer: ISO 8601, UTC. */
export const InstantText = z.string().meta({ format: 'date-time', examples: ['2026-11-20T12:00:00Z'] })

const DATE =
  '(19|20)[0-9][0-9]-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))'
const TIME = '([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?'
const ZONE = '(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9])'

/** A moment in a question: an instant with offset, or a local date or time of the market's zone. The server reads it; this says how. */
export const MomentText = z
  .string()
  .min(1)
  .meta({
    pattern: `^(${DATE}(T${TIME}${ZONE}?)?|now|today|yesterday)$`,
    examples: ['2026-11-20T06:00', '2026-11-20', '2026-11-20T12:00:00Z'],
  })
