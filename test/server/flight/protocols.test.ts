import { createRequire } from 'node:module'
import { type Client, credentials, loadPackageDefinition, makeGenericClientConstructor } from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'
import { service as healthService } from 'grpc-health-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FlightLake, openFlightLake } from './flight-lake.ts'

let lake: FlightLake
beforeAll(async () => {
  lake = await openFlightLake({ tokens: ['secret'] })
})
afterAll(async () => lake[Symbol.asyncDispose]())

const address = () => `127.0.0.1:${lake.port}`
type Call = (request: object, done: (error: Error | null, response: unknown) => void) => void

test("the server tells its health by gRPC's protocol, without a token", async () => {
  const HealthClient = makeGenericClientConstructor(healthService, 'Health')
  const client = new HealthClient(address(), credentials.createInsecure())
  const check = (service: string) =>
    new Promise((resolve, reject) => {
      ;(client as never as { check: Call }).check({ service }, (error, response) =>
        error ? reject(error) : resolve(response),
      )
    })
  expect(await check('')).toMatchObject({ status: 'SERVING' })
  expect(await check('arrow.flight.protocol.FlightService')).toMatchObject({ status: 'SERVING' })
  await expect(check('another')).rejects.toMatchObject({ code: 5 })
  client.close()
})

test('the server describes its services by reflection', async () => {
  const folder = createRequire(import.meta.url).resolve('@grpc/reflection')
  const proto = new URL('../proto/grpc/reflection/v1/reflection.proto', `file://${folder}`)
  const loaded = loadPackageDefinition(loadSync(proto.pathname)) as never as {
    grpc: { reflection: { v1: { ServerReflection: new (...args: unknown[]) => Client } } }
  }
  const client = new loaded.grpc.reflection.v1.ServerReflection(address(), credentials.createInsecure())
  const ask = async (request: object) => {
    const call = (client as never as { ServerReflectionInfo(): NodeJS.ReadWriteStream }).ServerReflectionInfo()
    call.write(request as never)
    call.end()
    const [answer] = (await Array.fromAsync(call as AsyncIterable<unknown>)) as Record<string, never>[]
    return answer
  }
  const listed = (await ask({ listServices: '' }))?.['listServicesResponse'] as unknown as {
    service: { name: string }[]
  }
  expect(listed.service.map(({ name }) => name)).toContain('arrow.flight.protocol.FlightService')
  for (const symbol of ['arrow.flight.protocol.FlightService', 'arrow.flight.protocol.sql.CommandGetTables']) {
    const found = (await ask({ fileContainingSymbol: symbol }))?.['fileDescriptorResponse'] as unknown as {
      fileDescriptorProto: Buffer[]
    }
    expect(found.fileDescriptorProto.length).toBeGreaterThan(0)
  }
  client.close()
})
