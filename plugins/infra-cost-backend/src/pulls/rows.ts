import type { Knex } from 'knex';
import { gunzipSync, gzipSync } from 'node:zlib';
import { plain } from '../store/rows';
import type { KeptPull, PulledEstimates, PullKey } from './types';

export const PULLS = 'cost_pulls';
export const PUSHES = 'cost_pull_pushes';

/** Characters of a failure that are kept. */
const LONGEST = 1_000;

export interface PullRow extends PullKey {
  open: KeptPull['open'];
  head: string;
  branch: string;
  details: string | null;
  wanted: number;
  done: number;
  look: number;
  again: number;
  retry_at: number | string | null;
  attempts: number;
  claimed_by: string | null;
  claimed_until: number | string | null;
  state: KeptPull['state'];
  failure: string | null;
  base: string | null;
  priced_for: string | null;
  priced: string | null;
  judgement: string | null;
  judged_at: number | string | null;
  check: string | null;
  comment: string | null;
}

/** All of a pull request but its document. */
export const LIGHT = [
  ...['repository', 'number', 'open', 'head', 'branch', 'details', 'wanted'],
  ...['done', 'look', 'again', 'retry_at', 'attempts', 'claimed_by'],
  ...['claimed_until', 'state', 'failure', 'base', 'priced_for', 'priced'],
  ...['judgement', 'judged_at', 'check', 'comment'],
] as const;

/** A pull request of which nothing is known. */
export const freshRow = ({ repository, number }: PullKey) => ({
  ...{ repository, number, open: 'open', head: '', branch: '' },
  ...{ wanted: 1, done: 0, look: 1, again: 0, attempts: 0, state: 'pending' },
});

const parsed = (text: string | null) =>
  text === null ? undefined : JSON.parse(text);

export function readPull(row: PullRow): KeptPull {
  const { repository, number, open, branch, head, state } = row;
  const optional = {
    details: parsed(row.details),
    failure: row.failure ?? undefined,
    base: row.base ?? undefined,
    pricedFor: row.priced_for ?? undefined,
    priced: parsed(row.priced),
    judgement: parsed(row.judgement),
    judgedAt: row.judged_at === null ? undefined : Number(row.judged_at),
    check: parsed(row.check),
    comment: parsed(row.comment),
  };
  const known = Object.entries(optional).filter(([, each]) => each);
  return {
    ...{ repository, number, open, branch, head, state },
    ...Object.fromEntries(known),
  };
}

const json = (value: unknown) => plain(JSON.stringify(value));

/** What is new of a pull request, as its row has it. */
export function pullColumns(change: PullChange): Partial<PullRow> {
  const { state, failure, base, pricedFor, priced } = change;
  const { judgement, judgedAt, check, comment } = change;
  return {
    ...(state && { state, failure: null }),
    ...(failure && { failure: plain(failure).slice(0, LONGEST) }),
    ...(base && { base }),
    ...(pricedFor && { priced_for: pricedFor }),
    ...(priced && { priced: json(priced) }),
    ...(judgement && { judgement: json(judgement) }),
    ...(judgedAt && { judged_at: judgedAt }),
    ...(check && { check: json(check) }),
    ...(comment && { comment: json(comment) }),
  };
}

/** With a state comes its failure, or there is none. */
export type PullChange = Partial<
  Pick<
    KeptPull,
    | 'state'
    | 'failure'
    | 'base'
    | 'pricedFor'
    | 'priced'
    | 'judgement'
    | 'judgedAt'
    | 'check'
    | 'comment'
  >
>;

export const packEstimates = (all: readonly PulledEstimates[]): Buffer =>
  gzipSync(JSON.stringify(all));

export const unpackEstimates = (document: Buffer | null): PulledEstimates[] =>
  document === null ? [] : JSON.parse(gunzipSync(document).toString('utf8'));

/** Rows of one pull request. */
export const ofPull = (query: Knex.QueryBuilder, key: PullKey) =>
  query.where({ repository: key.repository, number: key.number });
