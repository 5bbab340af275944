export { findNearestName } from '../../core/nearest-name.ts'
