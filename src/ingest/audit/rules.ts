import type { AuditRule } from './audit-rule.ts'
import { dst } from './dst.ts'
import { gap } from './gap.ts'
import { incompleteHour } from './incomplete-hour.ts'
import { repeatedDay } from './repeated-day.ts'
import { suspectDst } from './suspect-dst.ts'

/** Every rule that reads rows, in the order in which findings are told. */
export const AUDIT_RULES: readonly AuditRule[] = Object.freeze([gap, dst, suspectDst, repeatedDay, incompleteHour])
