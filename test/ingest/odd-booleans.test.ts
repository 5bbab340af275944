import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { defineDataset } from '../../src/datasets/dataset.ts'
import { ercotLoadForecast } from '../../src/datasets/ercot/load-forecast.ts'
import { ingestFiles } from '../../src/ingest/ingest-files.ts'
import { openLakeAt } from '../../src/lake/lake.ts'
import { openTempLake } from '../support/temp-lake.ts'

const [wire] = ercotLoadForecast.wire
const optional = defineDataset({
  ...ercotLoadForecast,
  columns: ercotLoadForecast.columns.map((column) =>
    column.name === 'in_use' ? { ...column, nullable: true as const } : column,
  ),
})

it('a yes or no that may lack and is neither is set aside, among many documents too', async () => {
  await using temp = await openTempLake()
  const lake = openLakeAt(temp.directory, { database: temp.database, clock: temp.clock }, [optional])
  const folder = join(temp.directory, 'in')
  await mkdir(folder)
  for (let hour = 1; hour <= 10; hour++) {
    const use = hour === 3 ? 'perhaps' : hour === 4 ? '' : 'Y'
    const name = `cdr.00014837.0000000000000000.20260929.${String(hour).padStart(2, '0')}3000.LFMODWEATHERNP3565.csv`
    await writeFile(
      join(folder, name),
      `${wire.header.join(',')}\n09/29/2026,${hour}:00,1,2,3,4,5,6,7,8,36,A3,${use},N\n`,
    )
  }
  const reports = await Array.fromAsync(ingestFiles(lake, [folder]))
  expect(reports.map(({ rowsCommitted }) => rowsCommitted)).toEqual([1, 1, 0, 1, 1, 1, 1, 1, 1, 1])
  expect(reports[2]).toMatchObject({ status: 'quarantined', rowsQuarantined: 1 })
})
