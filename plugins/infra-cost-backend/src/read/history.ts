import { NotFoundError } from '@backstage/errors';
import type {
  CostHistory,
  CostPoint,
  Estimate,
} from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { foldCosts } from '../store/foldCosts';
import { ESTIMATES, LIGHT, readDocument, readEstimate } from '../store/rows';
import type { CostStep } from '../store/types';

/** Points of a history, the newest. */
const MOST_POINTS = 1_000;

/** Address of a commit of a repository; undefined where it is not known. */
export type CommitUrl = (
  repository: string,
  commit: string,
) => string | undefined;

/** Whose history, and in which currency. */
interface HistoryOf {
  ref: string;
  repository: string;
  currency: string;
}

function pointOf(
  { at, cause, estimate }: CostStep,
  urlOf: (commit: string) => string | undefined,
): CostPoint {
  const { id, commit, monthly, grade } = estimate;
  const url = urlOf(commit.id);
  return {
    id,
    at: new Date(at).toISOString(),
    ...{ monthly, grade, cause, commit: commit.id },
    ...(url && { url }),
    ...(commit.title !== undefined && { title: commit.title }),
    ...(commit.pullRequest !== undefined && {
      pullRequest: commit.pullRequest,
    }),
  };
}

/** What a stack cost at which commit. */
export async function historyOf(
  knex: Knex,
  { ref, repository, currency }: HistoryOf,
  commitUrl: CommitUrl,
): Promise<CostHistory> {
  const rows = await knex(ESTIMATES)
    .select(...LIGHT)
    .where({ stack_ref: ref });
  const steps = foldCosts(rows.map(readEstimate)).filter(
    ({ estimate }) => estimate.currency === currency,
  );
  return {
    currency,
    points: steps
      .slice(-MOST_POINTS)
      .map(step => pointOf(step, commit => commitUrl(repository, commit))),
  };
}

/**
 * The estimate of a stack at a point of its history.
 * @throws NotFoundError
 */
export async function estimateAt(
  knex: Knex,
  ref: string,
  id: string,
): Promise<Estimate> {
  const row = await knex(ESTIMATES)
    .where({ id, stack_ref: ref })
    .first('document');
  if (row) return readDocument(row.document);
  throw new NotFoundError(
    'The history of this stack has no such point. Load it again, and choose another.',
  );
}
