import { once } from 'node:events'
import { type IncomingHttpHeaders, type IncomingMessage, type RequestOptions, request } from 'node:http'

export interface RawResponse {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** One request over a connection of its own, nothing added, nothing decoded. */
export async function rawRequest(url: string, options: RequestOptions = {}): Promise<RawResponse> {
  const headers = Object.fromEntries(Object.entries(options.headers ?? {}).filter(([, value]) => value !== undefined))
  const sent = request(url, { agent: false, ...options, headers })
  sent.end()
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: Buffer.concat(await Array.fromAsync(response as AsyncIterable<Buffer>)),
  }
}
