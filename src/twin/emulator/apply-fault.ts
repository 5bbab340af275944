import { type Answer, answerHtml, toResponse } from './answer.ts'
import { type AnswerFault, type ContentChange, changeOf } from './fault-tables.ts'

const CHALLENGE_PAGE =
  '<!DOCTYPE html><html><head><title>Request unsuccessful</title></head><body>Request unsuccessful. Incident ID: 0-000000</body></html>'

/** The response that a fault makes of an answer; without a fault, the answer. */
export async function applyFault(
  fault: AnswerFault | undefined,
  answer: (change?: ContentChange) => Answer,
  wait: (ms: number) => Promise<void>,
): Promise<Response> {
  if (fault === undefined) return toResponse(answer())
  switch (fault.fault) {
    case '429':
      return toResponse({
        ...answerHtml('<html><body>Too Many Requests</body></html>', 429),
        headers: { 'content-type': 'text/html', 'retry-after': String(fault.retryAfterS) },
      })
    case '500':
      return toResponse(answerHtml('<html><body>Internal Server Error</body></html>', 500))
    case 'slow':
      await wait(fault.delayMs)
      return toResponse(answer())
    case 'cut-short':
      return cutShort(answer())
    case 'truncated': {
      const whole = answer()
      return toResponse({ ...whole, body: whole.body.subarray(0, whole.body.length >> 1) })
    }
    case 'html':
      return toResponse(answerHtml(CHALLENGE_PAGE))
    default:
      return toResponse(answer(changeOf(fault)))
  }
}

/** Whether a fault would show in an answer: one that changes content waits for an answer whose content it changes. */
export function wouldShow(fault: AnswerFault, answer: (change?: ContentChange) => Answer): boolean {
  const change = changeOf(fault)
  if (change === undefined || change.fault === 'empty-success') return true
  return Buffer.compare(answer().body, answer(change).body) !== 0
}

/** Half the body, then a broken connection: the stream fails, and the server that carries it hangs up. */
function cutShort(answer: Answer): Response {
  const half = new Uint8Array(answer.body.subarray(0, answer.body.length >> 1))
  let sent = false
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (sent) return controller.error(new TypeError('the twin cut the connection'))
      sent = true
      controller.enqueue(half)
    },
  })
  return new Response(body, {
    status: answer.status,
    headers: { ...answer.headers, 'content-length': String(answer.body.length) },
  })
}
