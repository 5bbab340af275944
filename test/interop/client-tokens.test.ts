import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FlightLake, openFlightLake } from '../server/flight/flight-lake.ts'
import { interopJdbc, openJdbc } from './jdbc.ts'
import { interopPython } from './python.ts'

const { path: python, reason: noPython } = interopPython()
const { jar, reason: noJdbc } = interopJdbc()
const SUPERSET = fileURLToPath(new URL('../../.venv/superset', import.meta.url))
const TOKEN = 'a-token'

let lake: FlightLake
beforeAll(async () => {
  lake = await openFlightLake({ tokens: [TOKEN] })
})
afterAll(async () => lake[Symbol.asyncDispose]())

/** Shows the token in each of the ways of docs/clients.md, then none. */
const BY_PYTHON = `
import sys, warnings
import pyarrow.flight as flight
import sqlalchemy as sa
from adbc_driver_flightsql.dbapi import connect
warnings.simplefilter("ignore")
port, token = sys.argv[1:]
at = f"grpc://localhost:{port}"
client = flight.connect(at)
header = client.authenticate_basic_token("any name", token)
print(client.do_get(flight.Ticket(b'{"sql":"select 1"}'), flight.FlightCallOptions(headers=[header])).read_all().num_rows)
for shown in ({"adbc.flight.sql.authorization_header": f"Bearer {token}"}, {"username": "any", "password": token}, {}):
    try:
        with connect(at, db_kwargs=shown, autocommit=True) as connection, connection.cursor() as cursor:
            cursor.execute("select 2")
            print(cursor.fetchone()[0])
    except Exception as error:
        print(type(error).__name__)
with sa.create_engine(f"adbc+flightsql://any:{token}@localhost:{port}?tls=false").connect() as connection:
    print(connection.execute(sa.text("select 3")).scalar())
`
const BY_SUPERSET = `
import sys
import sqlalchemy as sa
port, token = sys.argv[1:]
with sa.create_engine(f"datafusion://localhost:{port}?insecure=true&token={token}").connect() as connection:
    print(connection.execute(sa.text("select 4")).scalar())
`

test.skipIf(!python)(`clients in Python show a token${python ? '' : ` (not run: ${noPython})`}`, async () => {
  const run = async (code: string, path: string) => {
    const env = { ...process.env, PYTHONPATH: path }
    const { stdout } = await promisify(execFile)(python ?? '', ['-c', code, String(lake.port), TOKEN], { env })
    return stdout.trim().split('\n')
  }
  expect(await run(BY_PYTHON, '')).toEqual(['1', '2', '2', 'ProgrammingError', '3'])
  expect(await run(BY_SUPERSET, SUPERSET)).toEqual(['4'])
})

test.skipIf(!jar)(`JDBC shows a token${jar ? '' : ` (not run: ${noJdbc})`}`, async () => {
  const url = `jdbc:arrow-flight-sql://localhost:${lake.port}?useEncryption=false&token=${TOKEN}`
  await using jdbc = openJdbc(jar ?? '', url)
  expect(await jdbc.ask('query', 'select 5 as five')).toMatchObject({ rows: [['5']] })
})
