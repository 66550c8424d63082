export { Budget } from './budget';
export { evaluate } from './evaluate';
export { EvaluationError } from './errors';
export { HclNumber } from './number';
export type { Scope, Source } from './scope';
export { describeType, sameType, type Type } from './types';
export { convert } from './convert';
export { fromData, isWhollyKnown, typeOf, unknown } from './values';
export type { Value } from './values';
