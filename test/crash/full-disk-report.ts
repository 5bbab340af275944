interface Failure {
  code: string
  hint: string | undefined
}

/** What a process says that wrote to a disk with ever more pages left. */
export interface FullDiskReport {
  attempts: { pages: number; error: Failure | undefined; problems: string[] }[]
  /** The failure on the same disk when it is read-only. */
  readOnly: (Failure & { message: string }) | undefined
}
