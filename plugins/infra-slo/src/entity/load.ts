import type { Objective, ObjectivePage } from '@infra-portal/infra-common';
import { askPages } from '@infra-portal/infra-react';
import type { ObjectiveFilter, SloApi } from '../api';

/** All objectives that fit, the worst first. */
export const allObjectives = (
  api: SloApi,
  filter: ObjectiveFilter,
  signal: AbortSignal,
): Promise<ObjectivePage> =>
  askPages(part => api.objectives({ ...filter, ...part }, signal), Infinity);

/** How many of the objectives keep what they promise, and of how many nobody knows. */
export function promisesOf(objectives: readonly Objective[]) {
  const budgets = objectives.map(({ status }) => status.budgetLeft);
  return {
    kept: budgets.filter(left => left !== undefined && left >= 0).length,
    unknown: budgets.filter(left => left === undefined).length,
  };
}

/** When the numbers were asked for that are the oldest of all. */
export const oldestOf = (
  objectives: readonly Objective[],
): string | undefined =>
  objectives.flatMap(({ status }) => status.observedAt ?? []).sort()[0];

/**
 * Problems of files in the folder of a product, or of one of its services: of
 * those it is not known what they would have promised.
 */
export function problemsIn(
  problems: ObjectivePage['problems'],
  folder: readonly string[],
): ObjectivePage['problems'] {
  const place = `/slo/${folder.join('/')}/`;
  return problems.filter(({ file = '' }) => `/${file}`.includes(place));
}
