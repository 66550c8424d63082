export { detectedDrift, toldDrift, type DriftAsked } from './atlantis';
