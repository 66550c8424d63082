export { guessCause, type DriftGuess } from './guess';
export { driftResources } from './resources';
