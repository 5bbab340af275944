import { createClient } from '../../client/client.ts'

/** Asked so often, and not before: what failed for another reason must not be asked for without a pause. */
const AGAIN_MS = 2_000
/** A server that takes longer to say that it is there is away. */
const ANSWER_MS = 10_000

/** Waits until the server answers; throws once the signal aborts. In the browser. */
export async function untilAnswered(signal: AbortSignal): Promise<void> {
  const client = createClient({ baseUrl: window.location.href })
  const asks = () =>
    client.health(AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)])).then(
      () => true,
      () => false,
    )
  do {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    signal.throwIfAborted()
  } while (!(await asks()))
}
