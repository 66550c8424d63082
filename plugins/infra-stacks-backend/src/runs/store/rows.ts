import {
  type FoldedRun,
  formatStackRef,
  type Run,
  type RunCommand,
  type RunFact,
} from '@infra-portal/infra-common';
import { createHash } from 'node:crypto';

export const FACTS = 'run_facts';
export const RUNS = 'runs';
export const OUTPUTS = 'run_outputs';
export const DAYS = 'run_days';
export const LOOKS = 'run_looks';
export const SEALS = 'run_seals';
/** Rows in one statement; SQLite takes few variables. */
export const CHUNK = 80;
const DAY = 'YYYY-MM-DD'.length;
const MOST_WORDS = 2_000;

/** All that is said of one pull request, or of a commit of none that is known. */
export type Scope =
  | { repository: string; pull: number }
  | { repository: string; commit: string };

/** A run without what only the list of stacks knows. */
export type KeptRun = Omit<Run, 'stack'>;

export interface RunRow {
  id: string;
  repository: string;
  pull: number | null;
  commit_id: string | null;
  stack_ref: string | null;
  product: string | null;
  command: string;
  state: string;
  /** When, in ms, moved by up to 2 so that runs sort as they ran. */
  at: number | string;
  run: string;
  words: string;
}

export interface FactRow {
  id: string;
  repository: string;
  pull: number | null;
  commit_id: string | null;
  kind: string;
  at: number | string;
  fact: string;
}

/** GitHub tells whole seconds: of one second, this is the order of runs. */
const STEPS: readonly RunCommand[] = ['plan', 'policy_check', 'apply'];

export const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');

/** Hexadecimal digits of a run's id: enough for very many runs. */
const ID = 24;

export const runId = (repository: string, key: string) =>
  sha256(JSON.stringify([repository, key])).slice(0, ID);

/** `2026-11-22` of a time in ms, UTC. */
export const dayOf = (at: number) => new Date(at).toISOString().slice(0, DAY);

/** Databases take no NUL in a text. */
const plain = (text: string) => text.replaceAll('\0', '');

export function factRow(repository: string, fact: RunFact): FactRow {
  return {
    id: sha256(JSON.stringify([repository, fact.key])),
    repository,
    pull: 'pull' in fact ? fact.pull ?? null : null,
    commit_id: 'commit' in fact ? fact.commit : null,
    kind: fact.kind,
    at: fact.at,
    fact: plain(JSON.stringify(fact)),
  };
}

/** Ref of the stack in a folder, whether there is one or not. */
export function refOf(
  repository: string,
  dir: string | undefined,
  workspace: string | undefined,
): string | undefined {
  if (dir === undefined) return undefined;
  const [host, ...name] = repository.split('/');
  return formatStackRef({
    host,
    repository: name.join('/'),
    dir,
    workspace: workspace ?? 'default',
  });
}

export function runRow(
  repository: string,
  folded: FoldedRun,
  productOf: (ref: string) => string | undefined,
): Omit<RunRow, 'pull'> {
  const { key, output, ...rest } = folded;
  const run: KeptRun = {
    ...rest,
    id: runId(repository, key),
    repository,
    hasOutput: output !== undefined,
  };
  const ref = refOf(repository, run.dir, run.workspace);
  return {
    id: run.id,
    repository,
    commit_id: run.commit ?? null,
    stack_ref: ref?.slice(0, 1_000) ?? null,
    product: (ref && productOf(ref)) ?? null,
    command: run.command,
    state: run.state,
    at: Date.parse(run.at) + STEPS.indexOf(run.command),
    run: plain(JSON.stringify(run)),
    words: plain(wordsOf(run)),
  };
}

function wordsOf(run: KeptRun): string {
  const { repository, dir, workspace, project, pullRequest, actor } = run;
  return [
    ...[repository, dir, workspace, project, actor, run.commit, run.problem],
    ...[pullRequest && `#${pullRequest.number}`, pullRequest?.title],
  ]
    .filter(Boolean)
    .join(' ')
    .toLowerCase()
    .slice(0, MOST_WORDS);
}
