import type {
  Objective,
  SLO_ORDERS,
  SloState,
} from '@infra-portal/infra-common';

/** Which objectives to list; values of one field are alternatives. */
export interface ObjectiveFilter {
  product?: readonly string[];
  owner?: readonly string[];
  environment?: readonly string[];
  state?: readonly SloState[];
  entityRef?: string;
  /** Words that all have to be in it. */
  text?: string;
}

export interface PageRequest {
  order: (typeof SLO_ORDERS)[number];
  cursor?: string;
  limit: number;
}

const isIn = (values: readonly string[] | undefined, value?: string) =>
  values === undefined || (value !== undefined && values.includes(value));

/** Whether an objective fits all of a filter but its state. */
export function fitting(filter: ObjectiveFilter) {
  const words = filter.text?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
  const entityRef = filter.entityRef?.toLowerCase();
  return (each: Objective): boolean =>
    isIn(filter.product, each.product) &&
    isIn(filter.owner, each.owner) &&
    isIn(filter.environment, each.environment) &&
    (entityRef === undefined || each.entityRef === entityRef) &&
    (words.length === 0 || hasWords(each, words));
}

function hasWords(each: Objective, words: readonly string[]): boolean {
  const text = [
    ...[each.id, each.service, each.name, each.displayName],
    ...[each.product, each.owner, each.environment],
  ]
    .filter(Boolean)
    .join(' ')
    .toLowerCase();
  return words.every(word => text.includes(word));
}
