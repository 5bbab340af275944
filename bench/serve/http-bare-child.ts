// Bare node:http that gives the bytes behind the URL in argv[2] to whoever asks. Prints its own URL.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const response = await fetch(process.argv[2] ?? '')
const body = Buffer.from(await response.arrayBuffer())
const headers = { 'content-type': response.headers.get('content-type') ?? '', 'content-length': body.length }
const server = createServer((_request, answer) => {
  answer.writeHead(200, headers)
  answer.end(body)
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`)
})
