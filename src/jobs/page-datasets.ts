/** What the first page shows: collected before anything else. */
export const PAGE_DATASETS: readonly string[] = Object.freeze(['ercot.rt_spp', 'ercot.wind', 'eia.region_data'])
