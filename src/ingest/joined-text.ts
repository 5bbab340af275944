/** The rows of all documents of a batch in one CSV without header, each line led by its document's number. */
export interface JoinedText {
  joined: string
  /** Whether there are blanks in it. */
  hasBlanks: boolean
  /** What all lines of a document have in common, in a CSV of a line for each; the lines of `joined` lack these fields. */
  shared?: { file: string; fields: readonly string[] }
  /**
   * What all lines of a key have in common, likewise; the lines of `joined` have the key's number instead, after the document's, and
   * each document holds a key but once.
   */
  keys?: { file: string; fields: readonly string[] }
  /** Whether the rows stand by location, those of a location in the order of the documents. */
  isByLocation?: boolean
}
