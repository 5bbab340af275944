/** Whether a dashboard's JSON holds a number among its data. What stands beside `data` (capacities, stamps) is no reading. */
export function hasReadings(body: unknown): boolean {
  return isObject(body) && 'data' in body ? hasNumber(body['data']) : hasNumber(body)
}

function hasNumber(value: unknown): boolean {
  if (typeof value === 'number') return true
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNumber)
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
