/** Under what a source's data may be used. */
export interface Licence {
  name: string
  url: string
  /** What to write beside data that are shown. */
  attribution: string
}

/** By the first part of a dataset's id. */
const LICENCES: Readonly<Record<string, Licence>> = Object.freeze({
  ercot: {
    name: 'Public reports of ERCOT, under its terms of use',
    url: 'https://www.ercot.com/help/terms',
    attribution: 'Source: Electric Reliability Council of Texas (ERCOT)',
  },
  eia: {
    name: 'Public domain (U.S. government work)',
    url: 'https://www.eia.gov/about/copyrights_reuse.php',
    attribution: 'Source: U.S. Energy Information Administration (EIA)',
  },
})

/** The licences of what datasets with these ids hold, each once. */
export const licencesOf = (ids: readonly string[]): Licence[] =>
  [...new Set(ids.map((id) => id.split('.')[0] ?? ''))].flatMap((source) => LICENCES[source] ?? [])
