import { createGrid, type Grid } from '../../grid/grid.ts'
import { createLoadHours } from '../../load/load-hour.ts'
import type { LoadHours } from '../../load/load-rows.ts'
import { createDayAhead, type DayAhead } from '../../market/day-ahead.ts'
import { createOutagePostings } from '../../outage/outage-posting.ts'
import type { WireRow } from '../../render/render-row.ts'
import { createSolarHours } from '../../solar/solar-hour.ts'
import { createSolarPostings } from '../../solar/solar-posting.ts'
import { createWallClock, type ReadWallClock } from '../../wall-clock.ts'
import { createWindHours } from '../../wind/wind-hour.ts'
import { createWindPostings } from '../../wind/wind-posting.ts'

/** What documents are made from. */
export interface DocumentSources {
  grid: Grid
  dayAhead: DayAhead
  /** Rows of the wind posting published at a moment. */
  windRows: (publishedMs: number) => WireRow[]
  solarRows: (publishedMs: number) => WireRow[]
  outageRows: (publishedMs: number) => WireRow[]
  /** Load of each station by hour. */
  loadHours: LoadHours
  readWallClock: ReadWallClock
}

/** The sources of `seed`: one grid behind everything. */
export function createDocumentSources(seed: number): DocumentSources {
  const grid = createGrid(seed)
  const readWallClock = createWallClock('America/Chicago')
  return {
    grid,
    dayAhead: createDayAhead(grid, readWallClock),
    windRows: createWindPostings(seed, createWindHours(grid)),
    solarRows: createSolarPostings(seed, createSolarHours(grid)),
    outageRows: createOutagePostings(seed),
    loadHours: createLoadHours(grid),
    readWallClock,
  }
}
