export { proposeIntent } from './proposeIntent';
export { intentStackOf, siblingsOf } from './siblings';
export type { IntentPlace, IntentStack } from './types';
