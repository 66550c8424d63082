import { NotFoundError } from '@backstage/errors';
import {
  type Locks,
  parsePlan,
  type PullRuns,
  type Run,
  type RunActivity,
  type RunDetail,
  type RunPage,
} from '@infra-portal/infra-common';
import type { LockReader } from './locks/LockReader';
import type { PullReader } from './pulls/PullReader';
import { runStackOf, type Stacks, type KnownStacks } from './Stacks';
import { type KeptRun, refOf, type RunQueries, type RunQuery } from './store';

export interface RunReaderOptions {
  queries: RunQueries;
  stacks: Stacks;
  locks: LockReader;
  pulls: PullReader;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Answers about runs and locks; who may ask is decided before. */
export class RunReader {
  readonly #options: RunReaderOptions;
  readonly #now: () => number;

  constructor(options: RunReaderOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** A page of runs, the newest first. Stacks are given by ref or name. */
  async page(query: RunQuery): Promise<RunPage> {
    const { queries, stacks } = this.#options;
    const known = await stacks.known();
    const [{ runs, nextCursor }, looks] = await Promise.all([
      queries.page({
        ...query,
        ...(query.stacks && {
          stacks: query.stacks.map(
            each => known.byName.get(each)?.summary.ref ?? each,
          ),
        }),
      }),
      queries.looks(),
    ]);
    return {
      items: runs.map(run => shown(run, known)),
      ...(nextCursor !== undefined && { nextCursor }),
      ...looks,
    };
  }

  /** @throws NotFoundError when there is no such run */
  async run(id: string): Promise<RunDetail> {
    const { queries, stacks } = this.#options;
    const run = await queries.run(id);
    if (!run) {
      throw new NotFoundError(
        'There is no such run. Ids of runs change when it is found that they are of another attempt; look for it in the list of runs.',
      );
    }
    const output = await queries.output(id);
    const resources =
      output && run.command === 'plan' ? parsePlan(output.text) : undefined;
    return {
      ...shown(run, await stacks.known()),
      hasOutput: output !== undefined,
      ...(output && { output: output.text }),
      outputTruncated: output?.truncated ?? false,
      ...(resources && { resources }),
    };
  }

  async activity(count: number): Promise<RunActivity> {
    const { queries } = this.#options;
    const [days, now, looks] = await Promise.all([
      queries.days(count, this.#now()),
      queries.now(),
      queries.looks(),
    ]);
    const failed = days.reduce((sum, day) => sum + day.failed, 0);
    return { days, ...now, failed, ...looks };
  }

  pull(repository: string, number: number): Promise<PullRuns> {
    return this.#options.pulls.pull(repository, number);
  }

  locks(): Promise<Locks> {
    return this.#options.locks.locks();
  }
}

function shown(run: KeptRun, known: KnownStacks): Run {
  const { repository, dir, workspace } = run;
  const stack = runStackOf(known, refOf(repository, dir, workspace));
  return { ...run, ...(stack && { stack }) };
}
