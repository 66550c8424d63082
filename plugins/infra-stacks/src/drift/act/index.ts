export { DriftActs } from './DriftActs';
