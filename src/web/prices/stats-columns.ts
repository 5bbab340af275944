/** Headings of the cells of a line of statistics. */
export const STATS_COLUMNS = ['Mean', '5 %', 'Median', '95 %', 'Lowest', 'Highest', 'Below zero'] as const
