/** One line of a bench's table: what was measured, its peer in the same run, and what DESIGN §9 asks of it. */
export interface Figure {
  bench: string
  what: string
  ours: number
  unit: 'M rows/s' | 'ms' | 'MB' | 'MB/s' | 'req/s' | 'CLS'
  /** What `peer` is; undefined where nothing was run beside it. */
  peerName?: string
  peer?: number
  /** Median of the runs' own ratios, ours to peer. */
  ratio?: number
  budget?: string
  /** Whether the budget was met; undefined without one. */
  met?: boolean
}

/** What `npm run bench` gives each bench. */
export interface BenchOptions {
  runs: number
  /** Days of 15-minute prices that the ingest bench makes. */
  days: number
  /** A Python that has gridstatus. */
  python: string
  note: (text: string) => void
}
