export { compareEstimates, incomparable } from './compareEstimates';
export {
  type CostComponentChange,
  costComponentChangeSchema,
  COST_CHANGE_KINDS,
  COST_MOVES,
  type CostChangeKind,
  type CostMove,
  type EstimateChange,
  estimateChangeSchema,
  type CostResourceChange,
  costResourceChangeSchema,
} from './types';
