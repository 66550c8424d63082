import type {
  COST_DIMENSIONS,
  CurrentCost,
  Estimate,
} from '@infra-portal/infra-common';
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { CostRecord, KeptEstimate, StackPlace } from './types';

export const GENERATION = 'cost_generation';
export const STACKS = 'cost_stacks';
export const ESTIMATES = 'cost_estimates';
export const STEPS = 'cost_steps';
export const TAG_STEPS = 'cost_tag_steps';
export const DAYS = 'cost_days';
/** Rows in one statement; SQLite takes few variables. */
export const CHUNK = 50;
/** Characters of a title or failure that are kept. */
const LONGEST = 500;

export interface StackRow {
  stack_ref: string;
  name: string;
  repository: string;
  dir: string;
  product: string | null;
  service: string | null;
  environment: string | null;
  owner: string | null;
  generation: number | string;
  away: string;
  present: boolean | number;
  cost: string | null;
  failing: string | null;
  estimate_id: string | null;
  first_at: number | string | null;
  tags: string | null;
  tag_keys: string;
}

export interface EstimateRow {
  id: string;
  stack_ref: string;
  commit_id: string;
  commit_at: number | string;
  height: number;
  title: string | null;
  pull_request: number | null;
  grade: string;
  state: string;
  source: string;
  currency: string;
  monthly: string;
  usage: string;
  coverage: string;
  failure: string | null;
  priced_at: number | string;
  tags: string | null;
  document: Buffer;
}

/** All of an estimate but its document and what it costs by tags. */
export const LIGHT = [
  ...['id', 'stack_ref', 'commit_id', 'commit_at', 'height', 'title'],
  ...['pull_request', 'grade', 'state', 'source', 'currency', 'monthly'],
  ...['usage', 'coverage', 'failure', 'priced_at'],
] as const;

/** Databases take no NUL in a text. */
export const plain = (text: string) => text.replaceAll('\0', '');

const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');

/** A failure says the same whenever it was tried. */
function estimateId({ stack, commit, estimate }: CostRecord): string {
  const { pricedAt, ...rest } = estimate;
  const told = estimate.state === 'failed' ? rest : estimate;
  return sha256(JSON.stringify([stack.ref, commit.id, told]));
}

export function estimateRow(record: CostRecord): EstimateRow {
  const { stack, commit, estimate } = record;
  const { grade, state, source, currency, monthly, usage } = estimate;
  const failure =
    state === 'failed'
      ? estimate.problems.map(({ message }) => message).join(' ')
      : undefined;
  return {
    id: estimateId(record),
    stack_ref: stack.ref,
    commit_id: commit.id,
    commit_at: commit.at,
    height: commit.height,
    title: commit.title ? plain(commit.title).slice(0, LONGEST) : null,
    pull_request: commit.pullRequest ?? null,
    ...{ grade, state, currency, monthly, usage },
    source: plain(source).slice(0, LONGEST / 2),
    coverage: plain(JSON.stringify(estimate.coverage)),
    failure: failure === undefined ? null : plain(failure).slice(0, LONGEST),
    priced_at: Date.parse(estimate.pricedAt),
    tags: null,
    document: gzipSync(JSON.stringify(estimate)),
  };
}

export const readDocument = (document: Buffer): Estimate =>
  JSON.parse(gunzipSync(document).toString('utf8'));

export function readEstimate(
  row: Omit<EstimateRow, 'document' | 'tags'> & { tags?: string | null },
): KeptEstimate {
  const { id, source, currency, monthly, usage } = row;
  return {
    ...{ id, source, currency, monthly, usage },
    grade: row.grade as KeptEstimate['grade'],
    state: row.state as KeptEstimate['state'],
    commit: {
      id: row.commit_id,
      at: Number(row.commit_at),
      height: row.height,
      ...(row.title !== null && { title: row.title }),
      ...(row.pull_request !== null && { pullRequest: row.pull_request }),
    },
    coverage: JSON.parse(row.coverage),
    ...(row.failure !== null && { failure: row.failure }),
    pricedAt: Number(row.priced_at),
    ...(row.tags && { tags: JSON.parse(row.tags) }),
  };
}

/** What places have, as rows write it. */
export function placeRow(place: StackPlace) {
  const { ref, name, repository, dir, ...rest } = place;
  return {
    ...{ stack_ref: ref, name, repository, dir },
    product: rest.product ?? null,
    service: rest.service ?? null,
    environment: rest.environment ?? null,
    owner: rest.owner ?? null,
  };
}

type Placed = Pick<
  StackRow,
  'product' | 'service' | 'environment' | 'owner' | 'repository'
>;

/** Services of two products may have one name. */
const serviceKey = ({ product, service }: Placed) =>
  service !== null && product !== null ? `${product}/${service}` : service;

/** The dimension of sums by a tag. */
export const tagDimension = (tag: string) => `tag:${tag}` as const;

/** The key of a stack in each dimension; empty where it has none. */
export const keysOf = (
  row: Placed,
): Record<(typeof COST_DIMENSIONS)[number], string> => ({
  product: row.product ?? '',
  owner: row.owner ?? '',
  environment: row.environment ?? '',
  service: serviceKey(row) ?? '',
  repository: row.repository,
});

export const readCost = ({ cost }: StackRow): CurrentCost | undefined =>
  cost === null ? undefined : JSON.parse(cost);
