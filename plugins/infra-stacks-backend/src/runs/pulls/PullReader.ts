import { NotFoundError } from '@backstage/errors';
import {
  type PullLock,
  type PullRun,
  type PullRuns,
  type PullStack,
  pullRunSchema,
  unlockHint,
} from '@infra-portal/infra-common';
import type { AtlantisServerSettings } from '@infra-portal/infra-node';
import type { LockFacts } from '../locks/LockFacts';
import type { KeptLock, LockStore } from '../locks/LockStore';
import { runStackOf, type Stacks } from '../Stacks';
import { type KeptRun, refOf, type RunQueries } from '../store';
import type { UsualTimes } from './UsualTimes';

export interface PullReaderOptions {
  queries: Pick<RunQueries, 'ofPull' | 'lookAt'>;
  stacks: Stacks;
  locks: Pick<LockStore, 'servers'>;
  facts: Pick<LockFacts, 'pullRequest' | 'runsOf' | 'usualWait'>;
  times: Pick<UsualTimes, 'times'>;
  /** A repository as the configuration writes it; undefined: it is none of the portal's. */
  nameOf: (repository: string) => string | undefined;
  /** Servers of the configuration that serve a repository. */
  serversOf: (repository: string) => readonly AtlantisServerSettings[];
  /** Commit of the default branch that the stacks of a repository were read at. */
  readCommit: (repository: string) => Promise<string | undefined>;
  /** Milliseconds since 1970. */
  now?: () => number;
}

type OneStack = Pick<KeptRun, 'dir' | 'workspace' | 'project'>;
interface HeldLock extends KeptLock {
  observedAt?: string;
}

const COMMANDS = {
  plan: 'plan',
  policy_check: 'policyCheck',
  apply: 'apply',
} as const;

const keyOf = ({ dir, workspace, project }: OneStack) =>
  JSON.stringify([dir ?? null, workspace ?? 'default', project ?? '']);

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Atlantis locks a folder in a workspace; where projects share it, each of them. */
const isOf = (lock: KeptLock, stack: PullStack) =>
  lock.dir === stack.dir &&
  lock.workspace === (stack.workspace ?? 'default') &&
  (!lock.project || !stack.project || lock.project === stack.project);

const nameOf = ({ stack, project, dir, workspace }: PullStack) =>
  [stack?.name ?? project ?? dir ?? '', workspace ?? ''].join('#');

const isUnexplained = ({ state, sources }: KeptRun) =>
  state === 'failed' && sources.every(({ kind }) => kind === 'status');

/** Without what only the page of the run shows. */
const brief = (run: KeptRun): PullRun => ({
  ...pullRunSchema.parse(run),
  ...(isUnexplained(run) && { isUnexplained: true }),
});

/** How far the stacks of pull requests are. */
export class PullReader {
  readonly #options: PullReaderOptions;
  readonly #now: () => number;

  constructor(options: PullReaderOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /**
   * The newest run of each command in each stack, and who holds it.
   * @throws NotFoundError when the repository is none of the portal's
   */
  async pull(wanted: string, number: number): Promise<PullRuns> {
    const repository = this.#options.nameOf(wanted);
    if (repository === undefined) {
      throw new NotFoundError(
        'Runs of this repository are not followed. Add it to infraPortal.stacks.repositories.',
      );
    }
    const { queries, locks, facts, times, serversOf } = this.#options;
    const [runs, servers, lock, usual, look, readCommit] = await Promise.all([
      queries.ofPull(repository, number),
      locks.servers(),
      facts.usualWait(),
      times.times(),
      queries.lookAt(repository),
      this.#options.readCommit(repository),
    ]);
    const held = servers.flatMap(server =>
      server.locks
        .filter(each => isSame(each.repository, repository))
        .map(each => ({ ...each, observedAt: server.observedAt })),
    );
    const [server] = serversOf(repository);
    return {
      ...{ repository, number },
      ...(server && { executable: server.executable }),
      stacks: await this.#stacks(repository, number, runs, held),
      usual: { ...usual, ...(lock && { lock }) },
      ...(readCommit && { readCommit }),
      ...look,
    };
  }

  async #stacks(
    repository: string,
    number: number,
    runs: readonly KeptRun[],
    held: readonly HeldLock[],
  ): Promise<PullStack[]> {
    const known = await this.#options.stacks.known();
    const found = new Map<string, PullStack>();
    const stackAt = (one: OneStack) => {
      const key = keyOf(one);
      const before = found.get(key);
      if (before) return before;
      const { dir, workspace, project } = one;
      const stack = runStackOf(known, refOf(repository, dir, workspace));
      const made: PullStack = {
        ...(stack && { stack }),
        ...(dir !== undefined && { dir }),
        ...(workspace !== undefined && { workspace }),
        ...(project !== undefined && { project }),
      };
      found.set(key, made);
      return made;
    };
    // The newest come first.
    for (const run of runs) {
      stackAt(run)[COMMANDS[run.command]] ??= brief(run);
    }
    for (const lock of held) {
      const own = lock.pull?.number === number;
      const about = [...found.values()].filter(each => isOf(lock, each));
      if (own && about.length === 0) about.push(stackAt(lock));
      const shown = about.length > 0 ? await this.#lock(lock) : undefined;
      for (const stack of about) stack.lock = shown;
    }
    return [...found.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  }

  async #lock(lock: HeldLock): Promise<PullLock> {
    const { facts } = this.#options;
    const { repository, pull, user, since } = lock;
    const ref = refOf(repository, lock.dir, lock.workspace);
    const [about, runs] = await Promise.all([
      pull && facts.pullRequest(repository, pull.number),
      ref === undefined ? [] : facts.runsOf(ref),
    ]);
    const hint = unlockHint({
      byApi: pull === undefined,
      pullRequest: about,
      runs: runs.filter(run => pull && run.pullRequest?.number === pull.number),
      now: this.#now(),
    });
    return {
      ...(pull && {
        pullRequest: {
          ...pull,
          ...(about && { title: about.title, state: about.state }),
        },
      }),
      ...(user && { user }),
      since,
      observedAt: lock.observedAt ?? since,
      ...(hint && { hint }),
    };
  }
}
