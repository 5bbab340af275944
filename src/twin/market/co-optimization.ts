/**
 * Midnight of the operating day on which ERCOT's real-time market began to clear energy and reserves together (RTC+B):
 * until then the operating reserve demand curve added to prices, since then only reliability deployments do.
 */
export const CO_OPTIMIZATION_MS = Temporal.Instant.from('2025-12-05T06:00Z').epochMilliseconds
