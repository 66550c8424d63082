import type { DriftApply, DriftCode, Run } from '@infra-portal/infra-common';
import { LruMap, type Mirror, pathHistory } from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import type { GivenFacts } from '../store/DriftStore';
import type { ProposalStore } from '../store/ProposalStore';

/** Applies and commits that are looked at: what counts is among the newest. */
const NEWEST = 100;
const KEPT = 2_000;
const DAY = 24 * 60 * 60_000;
const HISTORY = 180 * DAY;
/** Files that only say which versions are used. */
const VERSIONS =
  /(?:^|\/)(?:\.terraform\.lock\.hcl|\.terraform-version|versions\.tf|\.tool-versions)$/;

/** Where a stack's code is. */
export interface StackCode {
  ref: string;
  repository: string;
  dir: string;
  /** Folders of modules in the same repository that it calls. */
  modules: readonly string[];
  /** Commit of the default branch. */
  commit?: string;
}

export interface FactReaderOptions {
  knex: Knex;
  proposals: ProposalStore;
  mirrorOf: (repository: string) => Mirror | undefined;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** What is known of a stack beside what was seen of it. */
export class FactReader {
  readonly #options: FactReaderOptions;
  readonly #code = new LruMap<string, DriftCode[]>(KEPT);

  constructor(options: FactReaderOptions) {
    this.#options = options;
  }

  async of(stack: StackCode): Promise<GivenFacts> {
    const { proposals } = this.#options;
    const [applies, code, merged] = await Promise.all([
      this.#applies(stack.ref),
      this.#codeOf(stack),
      proposals.mergedOf(stack.ref),
    ]);
    return { applies, code, merged };
  }

  async #applies(ref: string): Promise<DriftApply[]> {
    const rows = await this.#options
      .knex('runs')
      .select('run')
      .where({ stack_ref: ref, command: 'apply', state: 'succeeded' })
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(NEWEST);
    return rows.map(({ run }) => applyOf(JSON.parse(run)));
  }

  async #codeOf(stack: StackCode): Promise<DriftCode[]> {
    const { mirrorOf, now = Date.now } = this.#options;
    const { repository, dir, modules, commit } = stack;
    const mirror = mirrorOf(repository);
    if (commit === undefined || mirror?.age() === undefined) return [];
    const paths = [dir, ...modules];
    const key = JSON.stringify([repository, commit, paths]);
    const known = this.#code.get(key);
    if (known) return known;
    try {
      const commits = await pathHistory(mirror.directory, commit, paths, {
        since: now() - HISTORY,
        limit: NEWEST,
      });
      const code = commits.map(
        ({ files, ...each }): DriftCode => ({
          ...each,
          ...(files.length > 0 &&
            files.every(file => VERSIONS.test(file)) && { versionsOnly: true }),
        }),
      );
      this.#code.set(key, code);
      return code;
    } catch {
      // Without it the guess says less; the next look asks again.
      return [];
    }
  }
}

function applyOf(run: Omit<Run, 'stack'>): DriftApply {
  const { id, at, finishedAt, hasChanges, pullRequest, commit, actor } = run;
  return {
    at: Date.parse(finishedAt ?? at),
    runId: id,
    ...(hasChanges !== undefined && { hasChanges }),
    ...(pullRequest && { pullRequest }),
    ...(commit !== undefined && { commit }),
    ...(actor !== undefined && { actor }),
  };
}
