/** Whether parameters mean the same at any time: none is `now`, `today` or `yesterday`. Defaults are the resource's own matter. */
export const isFixedQuery = (params: URLSearchParams): boolean =>
  [...params.values()].every((value) => !/^\s*(now|today|yesterday)\s*$/i.test(value))
