/** What all rows of a document or of a key have in common: a CSV without header, its number and these fields in a line for each. */
export interface CommonFields {
  file: string
  fields: readonly string[]
}

/** The rows of all documents of a batch in one CSV without header, each line led by its document's number. */
export interface JoinedText {
  joined: string
  /** Whether there are blanks in it. */
  hasBlanks: boolean
  /** What all lines of a document have in common; the lines of `joined` lack these fields. */
  shared?: CommonFields
}

/** The rows of all documents of a batch where each holds a key but once, and all but times and keys are numbers. */
export interface AlignedNumbers {
  /** A Parquet file of `doc`, `key` and the dataset's columns of the numbers. */
  numbers: string
  /** Whether its rows are in order of location, then of document. */
  isByLocation: boolean
  shared: CommonFields
  keys: CommonFields
}

export type Joined = JoinedText | AlignedNumbers
