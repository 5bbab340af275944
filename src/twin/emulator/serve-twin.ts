import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Twin } from './twin.ts'

export interface ServeTwinOptions {
  /** Default 0: any free port. */
  port?: number
  /** Default 127.0.0.1. */
  host?: string
}

/** A twin on the network. */
export interface ServedTwin {
  /** `http://127.0.0.1:PORT`, no slash at the end: the base of every upstream URL. */
  url: string
  close(): Promise<void>
}

/** Serves a twin over HTTP. Rejects with the system's error when the port is taken. */
export async function serveTwin(twin: Twin, options: ServeTwinOptions = {}): Promise<ServedTwin> {
  const { port = 0, host = '127.0.0.1' } = options
  const server = createServer((incoming, outgoing) => {
    carry(twin, incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}

/** Carries one request to the twin and its answer back; an answer that breaks off breaks the connection. */
async function carry(twin: Twin, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = new AbortController()
  outgoing.on('close', () => gone.abort())
  const response = await twin.fetch(await readRequest(incoming, gone.signal))
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  if (incoming.method !== 'HEAD' && response.body !== null) {
    for await (const chunk of response.body) {
      // Flushed one by one, so that what comes before a break does arrive.
      await new Promise((resolve) => outgoing.write(chunk, resolve))
    }
  }
  outgoing.end()
}

async function readRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const method = incoming.method ?? 'GET'
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? 'localhost'}`)
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, signal })
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part)
  return new Request(url, { method, body: Buffer.concat(parts), signal })
}
