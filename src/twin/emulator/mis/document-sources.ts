import { createGrid, type Grid } from '../../grid/grid.ts'
import type { WireRow } from '../../render/render-row.ts'
import { createWallClock, type ReadWallClock } from '../../wall-clock.ts'
import { createWindHours } from '../../wind/wind-hour.ts'
import { createWindPostings } from '../../wind/wind-posting.ts'

/** What documents are made from. */
export interface DocumentSources {
  grid: Grid
  /** Rows of the wind posting published at a moment. */
  windRows: (publishedMs: number) => WireRow[]
  readWallClock: ReadWallClock
}

/** The sources of `seed`: one grid behind everything. */
export function createDocumentSources(seed: number): DocumentSources {
  const grid = createGrid(seed)
  return {
    grid,
    windRows: createWindPostings(seed, createWindHours(grid)),
    readWallClock: createWallClock('America/Chicago'),
  }
}
