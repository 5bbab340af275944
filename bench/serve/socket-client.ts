import { once } from 'node:events'
import { connect } from 'node:net'

/** One keep-alive connection that asks for the same URL again and again. */
export interface SocketClient {
  /** Resolves when the whole answer has come. */
  ask(): Promise<void>
  close(): void
}

/**
 * Costs its machine a fraction of what a real HTTP client does, so that the server is what is measured. It reads the length of an answer
 * once: answers to one request have the same length, ids and dates included.
 */
export async function createSocketClient(url: string): Promise<SocketClient> {
  const { hostname, port, pathname, search, host } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.setNoDelay(true)
  await once(socket, 'connect')
  const request = Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\n\r\n`, 'latin1')
  let answerBytes: number | undefined
  let got = 0
  let head = Buffer.alloc(0)
  let done = Promise.withResolvers<void>()
  socket.on('data', (piece: Buffer) => {
    got += piece.length
    if (answerBytes === undefined) {
      head = Buffer.concat([head, piece])
      answerBytes = lengthOf(head)
    }
    if (answerBytes !== undefined && got >= answerBytes) {
      got -= answerBytes
      done.resolve()
    }
  })
  socket.on('error', (error) => done.reject(error))
  socket.on('close', () => done.reject(new Error(`${url} hung up`)))
  return {
    ask() {
      done = Promise.withResolvers()
      socket.write(request)
      // How much the first answer says of itself may differ from the rest.
      return done.promise.then(() => {
        if (head.length > 0 && got === 0 && !warm) {
          warm = true
          answerBytes = undefined
          head = Buffer.alloc(0)
        }
      })
    },
    close() {
      done.promise.catch(() => {})
      socket.destroy()
    },
  }
}

/** Bytes of a whole answer, by its head; undefined while that has not come. */
function lengthOf(head: Buffer): number | undefined {
  const end = head.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const text = head.toString('latin1', 0, end)
  if (!text.startsWith('HTTP/1.1 200 ')) throw new Error(`not the answer expected: ${text.split('\r\n')[0]}`)
  const length = /^content-length: (\d+)$/im.exec(text)?.[1]
  if (length === undefined) throw new Error('the answer does not say how long it is')
  return end + 4 + Number(length)
}
