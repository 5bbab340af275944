/** A side of a store operation. */
export type Moment = `${'before' | 'after'} ${'putIfAbsent' | 'putAll' | 'adopt' | 'remove'}`

/** What a child process is to do in a lake. */
export type ChildTask = {
  directory: string
  /** Where it stops and waits to be killed: at the nth (from 0) of these moments. */
  hold?: { moment: Moment; nth: number }
} & (
  | {
      work: 'ingest'
      /** Seed of the documents. */
      documents: number
      /** Seed of the order they are taken in. */
      order?: number
      /** Others work in the lake too: only ingests. */
      beside?: boolean
    }
  | { work: 'compact'; rounds: number }
)
