export { compareEstimates, incomparable } from './compareEstimates';
export {
  type ComponentChange,
  componentChangeSchema,
  COST_CHANGE_KINDS,
  COST_MOVES,
  type CostChangeKind,
  type CostMove,
  type EstimateChange,
  estimateChangeSchema,
  type ResourceChange,
  resourceChangeSchema,
} from './types';
