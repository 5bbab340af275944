import { once } from 'node:events'
import { connect } from 'node:net'

/** One keep-alive connection that asks for the same URL again and again. */
export interface SocketClient {
  /** Resolves when the whole answer has come. */
  ask(): Promise<void>
  close(): void
}

/**
 * Costs its machine a fraction of what a real HTTP client does, so that the server is what is measured. It reads the status and the
 * length of the first answer only: those that follow are the same.
 */
export async function createSocketClient(url: string): Promise<SocketClient> {
  const { hostname, port, pathname, search, host } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.setNoDelay(true)
  await once(socket, 'connect')
  const request = Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\n\r\n`, 'latin1')
  let bodyBytes: number | undefined
  let leftBytes: number | undefined
  let done = Promise.withResolvers<void>()
  socket.on('data', (piece: Buffer) => {
    if (leftBytes === undefined) {
      // A head comes in one piece.
      const headBytes = piece.indexOf('\r\n\r\n') + 4
      bodyBytes ??= readLength(piece.toString('latin1', 0, headBytes))
      leftBytes = headBytes + bodyBytes
    }
    leftBytes -= piece.length
    if (leftBytes > 0) return
    leftBytes = undefined
    done.resolve()
  })
  socket.on('error', (error) => done.reject(error))
  socket.on('close', () => done.reject(new Error(`${url} hung up`)))
  return {
    ask() {
      done = Promise.withResolvers()
      socket.write(request)
      return done.promise
    },
    close() {
      done.promise.catch(() => {})
      socket.destroy()
    },
  }
}

function readLength(head: string): number {
  const length = /^content-length: (\d+)/im.exec(head)?.[1]
  if (head.startsWith('HTTP/1.1 200 ') && length !== undefined) return Number(length)
  throw new Error(`not the answer expected: ${head}`)
}
