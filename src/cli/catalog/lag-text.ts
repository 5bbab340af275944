/** A dataset's lag in words: `PT2M after it ends`, `PT12H before it ends`. */
export const lagText = (lag: string): string =>
  lag.startsWith('-') ? `${lag.slice(1)} before it ends` : `${lag} after it ends`
