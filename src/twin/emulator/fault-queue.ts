import type { AnswerFault, RequestKind } from './fault-tables.ts'

/** The faults that wait, oldest first. */
export interface FaultQueue {
  add(fault: AnswerFault): void
  list(): readonly AnswerFault[]
  /** The oldest fault for a kind of request that `applies`, used up by one. */
  take(kind: RequestKind, applies?: (fault: AnswerFault) => boolean): AnswerFault | undefined
  clear(): void
}

export function createFaultQueue(): FaultQueue {
  let waiting: AnswerFault[] = []
  return {
    add: (fault) => {
      waiting.push(fault)
    },
    list: () => waiting.map((fault) => ({ ...fault })),
    take: (kind, applies = () => true) => {
      const found = waiting.find((fault) => (fault.match === kind || fault.match === 'any') && applies(fault))
      if (found === undefined) return undefined
      found.times -= 1
      waiting = waiting.filter(({ times }) => times > 0)
      return found
    },
    clear: () => {
      waiting = []
    },
  }
}
