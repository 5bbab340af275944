import { expect, test } from 'vitest'
import { readProblem, toProblem } from '../../src/contract/problem.ts'
import { Problem } from '../../src/contract/schemas/problem.ts'
import { ERROR_TABLE, type ErrorCode, GridlakeError } from '../../src/core/errors.ts'

const codes = Object.keys(ERROR_TABLE) as ErrorCode[]

test.each(codes)('%s goes to the wire and back', async (code) => {
  const error = new GridlakeError(code, 'what and which', { hint: 'what to do', context: { dataset: 'ercot.wind' } })
  const problem = toProblem(error, '/api/v1/sql')
  expect(Problem.parse(problem)).toEqual(problem)
  const back = await readProblem(
    new Response(JSON.stringify(problem), { status: problem.status === 499 ? 499 : problem.status }),
  )
  expect(back.code).toBe(code)
  expect(back.hint).toBe('what to do')
  expect(problem.status).toBe(ERROR_TABLE[code].http)
})

test('what was not expected says nothing of the machine', () => {
  const problem = toProblem(new Error('ENOENT: /home/someone/secret'), '/')
  expect(problem.code).toBe('internal.bug')
  expect(JSON.stringify(problem)).not.toContain('someone')
})

test('a page that is no problem becomes source.unavailable', async () => {
  const error = await readProblem(new Response('<html>Bad gateway</html>', { status: 502 }))
  expect(error.code).toBe('source.unavailable')
  expect(error.message).toContain('502')
})
