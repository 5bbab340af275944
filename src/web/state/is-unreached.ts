/** Whether something is the error of a server that could not be reached, as browsers say it of data, modules and styles. */
export const isUnreached = (error: unknown): boolean =>
  error instanceof Error &&
  /failed to fetch|network ?error|load failed|unable to preload|(loading|importing)\b.* module/i.test(error.message)
