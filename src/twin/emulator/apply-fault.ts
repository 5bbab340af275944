import { type Answer, answerHtml, toResponse } from './answer.ts'
import type { AnswerFault } from './faults.ts'

const BLOCK_PAGE =
  '<!DOCTYPE html><html><head><title>Request unsuccessful</title></head><body>Request unsuccessful. Incident ID: 0-000000</body></html>'

/**
 * The response that a fault makes of an answer; without a fault, the answer. `answer` is asked for an empty success where
 * the fault is one.
 */
export async function applyFault(
  fault: AnswerFault | undefined,
  answer: (empty: boolean) => Answer,
  wait: (ms: number) => Promise<void>,
): Promise<Response> {
  switch (fault?.fault) {
    case undefined:
      return toResponse(answer(false))
    case '429':
      return toResponse({
        ...answerHtml('<html><body>Too Many Requests</body></html>', 429),
        headers: { 'content-type': 'text/html', 'retry-after': String(fault.retryAfterS) },
      })
    case '500':
      return toResponse(answerHtml('<html><body>Internal Server Error</body></html>', 500))
    case 'slow':
      await wait(fault.delayMs)
      return toResponse(answer(false))
    case 'cut-short':
      return cutShort(answer(false))
    case 'truncated': {
      const whole = answer(false)
      return toResponse({ ...whole, body: whole.body.subarray(0, whole.body.length >> 1) })
    }
    case 'empty-success':
      return toResponse(answer(true))
    case 'html':
      return toResponse(answerHtml(BLOCK_PAGE))
  }
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
