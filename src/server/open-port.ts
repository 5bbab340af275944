import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createSecureServer, type Http2SecureServer, type ServerHttp2Session } from 'node:http2'
import type { AddressInfo, Socket } from 'node:net'
import { GridlakeError } from '../core/errors.ts'

/** Paths of PEM files. */
export interface TlsFiles {
  cert: string
  key: string
}

export interface Port {
  server: Server | Http2SecureServer
  /** Resolves to its address. Errors: `config.invalid` (taken or not allowed). */
  listen(port: number, host: string): Promise<string>
  /** Takes no new requests, ends the open ones after a grace, resolves when all are gone. */
  close(): Promise<void>
}

export type OnRequest = (request: IncomingMessage, response: ServerResponse) => void

const GRACE_MS = 1_000

/** A port for HTTP/1.1, or with `tls` for HTTP/2 and HTTP/1.1 over TLS. Errors: `config.invalid` (certificate or key not usable). */
export async function openPort(onRequest: OnRequest, tls?: TlsFiles): Promise<Port> {
  const server = tls ? await createSecure(tls) : createServer()
  // HTTP/2's compatibility objects stand in for those of HTTP/1.1.
  server.on('request', onRequest as never)
  const sockets = new Set<Socket>()
  const sessions = new Set<ServerHttp2Session>()
  server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('session', (session: ServerHttp2Session) => {
    sessions.add(session)
    session.on('close', () => sessions.delete(session))
  })
  return {
    server,
    listen: async (port, host) => {
      await listenOn(server, port, host)
      const name = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host
      return `${tls ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${(server.address() as AddressInfo).port}`
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      if ('closeIdleConnections' in server) server.closeIdleConnections()
      for (const session of sessions) session.close()
      const grace = setTimeout(() => {
        for (const socket of sockets) socket.destroy()
      }, GRACE_MS)
      await closed
      clearTimeout(grace)
    },
  }
}

async function createSecure({ cert, key }: TlsFiles): Promise<Http2SecureServer> {
  const read = (what: string, path: string) =>
    readFile(path).catch((cause: unknown) => {
      throw unusable(`the ${what} ${path} cannot be read`, cause)
    })
  const [certPem, keyPem] = await Promise.all([read('certificate', cert), read('private key', key)])
  try {
    return createSecureServer({ cert: certPem, key: keyPem, allowHTTP1: true })
  } catch (cause) {
    throw unusable(`the certificate ${cert} and the key ${key} do not make a TLS server`, cause)
  }
}

const unusable = (message: string, cause: unknown) =>
  new GridlakeError('config.invalid', `${message}: ${cause instanceof Error ? cause.message : cause}`, {
    hint: 'name PEM files that belong together with --tls-cert and --tls-key',
    cause,
  })

function listenOn(server: Port['server'], port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      const message = taken ? `port ${port} of ${host} is taken` : `cannot listen on ${host}:${port}: ${error.message}`
      const hint = taken ? 'stop the other server or choose another with --port' : 'choose another port or host'
      reject(new GridlakeError('config.invalid', message, { hint, context: { port, host }, cause: error }))
    }
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      resolve()
    })
  })
}
