import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  type Run,
  runPageSchema,
  type TakeOverApply,
  type TakeOverPreview,
} from '@infra-portal/infra-common';
import { type Mirror, pathHistory } from '@infra-portal/infra-node';
import type { AskPlugin } from '../util/askPlugin';

/** Newest runs of a stack that are looked through. */
const MOST_RUNS = 100;
/** Who runs where nothing else is said. */
const ATLANTIS = 'Atlantis';

const isApply = ({ command, state }: Run) =>
  command === 'apply' && state === 'succeeded';

export interface AppliesOptions {
  ask: AskPlugin;
  logger: Pick<LoggerService, 'warn'>;
}

/** A file of blocks on the default branch. */
export interface BlocksFile {
  mirror: Mirror;
  /** Of the default branch. */
  commit: string;
  path: string;
  text: string;
}

/** Tells of blocks whether the state has what they say, by runs that are known. */
export class Applies {
  readonly #options: AppliesOptions;

  constructor(options: AppliesOptions) {
    this.#options = options;
  }

  /**
   * @param stack as `formatStackRef` writes it
   * @returns *unknown* where runs cannot be asked for, too
   */
  async of(stack: string, file: BlocksFile): Promise<TakeOverApply> {
    const runs = await this.#runs(stack);
    if (runs.length === 0) return { state: 'unknown' };
    for (const run of runs) {
      if (!isApply(run)) continue;
      if (!(await this.#hadBlocks(run, file))) continue;
      const { at, finishedAt = at, runner = ATLANTIS } = run;
      return { state: 'applied', at: finishedAt, runner };
    }
    return { state: 'waiting' };
  }

  /**
   * Whether an apply of a stack is known, as far as its newest runs tell.
   *
   * @param stack as `formatStackRef` writes it
   */
  async ever(
    stack: string,
  ): Promise<NonNullable<TakeOverPreview['everApplied']>> {
    const runs = await this.#runs(stack);
    if (runs.some(isApply)) return 'yes';
    // Nobody tells of runs, or there were more before these.
    return runs.length === 0 || runs.length >= MOST_RUNS ? 'unknown' : 'no';
  }

  async #runs(stack: string): Promise<readonly Run[]> {
    const { ask, logger } = this.#options;
    try {
      const query = { stack, limit: String(MOST_RUNS) };
      const page = await ask('infra-stacks', '/runs', runPageSchema, { query });
      return page?.items ?? [];
    } catch (error) {
      logger.warn(`Runs of ${stack}: ${toError(error).message}`);
      return [];
    }
  }

  /** By what it applied; where that is gone, by whether it came later. */
  async #hadBlocks(run: Run, { mirror, commit, path, text }: BlocksFile) {
    const applied = await this.#readApplied(run, mirror, path);
    if (applied !== undefined) return applied.text === text;
    const [newest] = await pathHistory(mirror.directory, commit, [path], {
      ...{ since: 0, limit: 1 },
    });
    return newest !== undefined && Date.parse(run.at) > newest.at;
  }

  async #readApplied(
    { commit, pullRequest }: Run,
    mirror: Mirror,
    path: string,
  ) {
    if (commit === undefined) return undefined;
    try {
      if (pullRequest) await mirror.hasPull(pullRequest.number, commit);
      return { text: await mirror.read(commit, path) };
    } catch {
      // Its branch is gone, and its pull request cannot be fetched.
      return undefined;
    }
  }
}
