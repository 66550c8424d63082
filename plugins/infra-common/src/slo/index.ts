export { type BurnPair, burnPairs, burnWindows } from './burn';
export {
  parseSloDuration,
  prometheusDuration,
  secondsOfSlo,
  type SloDuration,
} from './duration';
export { isSloSelector } from './model/Queries';
export {
  type NormalisedSlo,
  normaliseSlo,
  type SloContext,
} from './model/normalise';
export type {
  Slo,
  SloIndicator,
  SloMethod,
  SloProblem,
  SloWindow,
} from './model/types';
export {
  type OpenDataSource,
  type OpenSli,
  type OpenSlo,
  type OpenSloKind,
  openSloSchemas,
} from './openslo/schema';
export {
  fromV2alpha,
  type FromV2alpha,
  OPEN_SLO_V2ALPHA,
  placeInV2alpha,
} from './openslo/v2alpha';
export { type CompiledSlo, compileSlo } from './prometheus/compileSlo';
export type {
  CompileOptions,
  PrometheusGroup,
  PrometheusRule,
} from './prometheus/types';
export { errorRatio } from './prometheus/errorRatio';
export {
  periodOf as sloPeriodOf,
  sliceOf as sloSliceOf,
} from './prometheus/names';
export * from './api';
export * from './permissions';
export {
  SLO_SOURCES,
  SLO_WINDOWS,
  type SloAlert,
  type SloReading,
  type SloSource,
  type SloWindowName,
} from './status/reading';
export { type SloBasis, sloBasisOf, sloBudget } from './status/basis';
export {
  type SloBurnDown,
  sloBurnDown,
  type SloBurnDownOptions,
} from './status/burnDown';
export { type SloProjection, sloProjection } from './status/exhaustion';
export { judgeSlo, type SloKnown } from './status/judgeSlo';
export { type SloWhatIf, sloWhatIf } from './status/whatIf';
export type { SloPoint } from './status/wholeWindow';
export {
  type SloTile,
  sloTiles,
  type SloWindowTiles,
  sloWindowTiles,
} from './status/windowTiles';
export { type SloWorst, sloWorst } from './status/worst';
export {
  sloDurationParts,
  type SloTimePart,
  type SloTimeUnit,
} from './text/durations';
export {
  type SloBudgetText,
  sloBudgetText,
  sloBurnText,
  sloCountText,
  sloDecimals,
  sloPercentText,
  sloTargetText,
} from './text/numbers';
export { type SloSpan, sloWindowAt } from './window/sloWindowAt';
