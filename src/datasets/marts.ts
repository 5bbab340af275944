import { martRtPriceAdders } from './mart/rt-price-adders.ts'

/** Every mart gridlake knows. */
export const MARTS = Object.freeze([martRtPriceAdders] as const)
