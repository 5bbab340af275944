/** Headers that pages of other origins may read beside the few that they always may. */
export const EXPOSED_HEADERS = [
  'accept-ranges',
  'content-disposition',
  'content-range',
  'etag',
  'gridlake-coverage',
  'gridlake-downsampled-from',
  'gridlake-inferred-rows',
  'gridlake-next-cursor',
  'gridlake-rows',
  'gridlake-schema-epochs',
  'gridlake-versions',
  'link',
  'retry-after',
  'server-timing',
  'x-cache',
  'x-request-id',
]
