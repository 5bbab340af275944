import type { Dataset } from '../../datasets/dataset.ts'

/** The zone in which a question without a dataset of one zone is read: that of the market gridlake starts from. */
export const DEFAULT_ZONE = 'America/Chicago'

/** The zone of local times in questions about `dataset`. A dataset of many zones is asked in ERCOT's. */
export const marketZone = ({ zone }: Pick<Dataset, 'zone'>): string => (typeof zone === 'string' ? zone : DEFAULT_ZONE)
