export * from './cloudwatch';
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
export { sloJsonSchema } from './openslo/jsonSchema';
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
export {
  type CompiledSlo,
  compileSlo,
  hasSloRules,
} from './prometheus/compileSlo';
export type {
  CompileOptions,
  PrometheusGroup,
  PrometheusRule,
} from './prometheus/types';
export {
  computedQuery as sloComputedQuery,
  isAskable as isSloAskable,
} from './prometheus/computedQuery';
export { errorRatio } from './prometheus/errorRatio';
export { NOTES as SLO_NOTES } from './prometheus/notes';
export {
  lookedBack as sloLookedBack,
  REF as SLO_REF,
  type SloSample,
} from './prometheus/parts';
export { readAlerts as readSloAlerts } from './prometheus/readAlerts';
export { readComputed as readSloComputed } from './prometheus/readComputed';
export {
  type NotRecorded as SloNotRecorded,
  readRecorded as readSloRecorded,
  type RecordedRead as SloRecordedRead,
} from './prometheus/readRecorded';
export { recordedQuery as sloRecordedQuery } from './prometheus/recordedQuery';
export { Rows as SloRows } from './prometheus/Rows';
export { sloCountScale, sloSelectorsOf } from './prometheus/selectors';
export {
  computedTiles as sloComputedTiles,
  recordedTiles as sloRecordedTiles,
  sloTileStep,
  type TilesAsk as SloTilesAsk,
} from './prometheus/tilesQuery';
export {
  periodOf as sloPeriodOf,
  sliceOf as sloSliceOf,
} from './prometheus/names';
export { sloDashboard } from './dashboard/sloDashboard';
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
