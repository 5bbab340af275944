import { expect, test } from 'vitest'
import { createLiveClients } from '../../../src/server/live/live-clients.ts'

const MESSAGE = new TextEncoder().encode('event: beat\ndata: {}\n\n')

test('a client that does not read is let go, the others stay and share the bytes', async () => {
  const clients = createLiveClients(3 * MESSAGE.byteLength)
  const left: string[] = []
  const slow = clients.join([MESSAGE], () => void left.push('slow'))
  const quick = clients.join([MESSAGE], () => void left.push('quick')).getReader()
  for (let told = 0; told < 5; told++) {
    expect((await quick.read()).value).toBe(MESSAGE)
    clients.tell(MESSAGE)
  }
  expect(clients.size).toBe(1)
  expect(left).toEqual(['slow'])
  await expect(new Response(slow).text()).rejects.toThrow('too slowly')
  clients.close()
  expect(left).toEqual(['slow', 'quick'])
})
