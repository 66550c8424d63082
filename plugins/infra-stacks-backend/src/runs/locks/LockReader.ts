import {
  lockWaiters,
  type Lock,
  type Locks,
  type LockWaiter,
  unlockHint,
} from '@infra-portal/infra-common';
import { createHash } from 'node:crypto';
import { runStackOf, type KnownStacks, type Stacks } from '../Stacks';
import { refOf } from '../store';
import type { LockFacts } from './LockFacts';
import type { KeptLock, KeptServer, LockStore } from './LockStore';

export interface LockReaderOptions {
  store: LockStore;
  stacks: Stacks;
  facts: LockFacts;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Who holds what, who waits for it, and for how long that usually is. */
export class LockReader {
  readonly #options: LockReaderOptions;
  readonly #now: () => number;

  constructor(options: LockReaderOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async locks(): Promise<Locks> {
    const { store, stacks, facts } = this.#options;
    const [servers, known, usualWait] = await Promise.all([
      store.servers(),
      stacks.known(),
      facts.usualWait(),
    ]);
    const items: Lock[] = [];
    for (const server of servers) {
      for (const lock of server.locks) {
        items.push(await this.#lock(server, lock, known));
      }
    }
    return {
      items: items.sort(byImportance),
      servers: servers.map(({ locks: _, ...server }) => server),
      ...(usualWait && { usualWait }),
    };
  }

  async #lock(
    server: KeptServer,
    kept: KeptLock,
    known: KnownStacks,
  ): Promise<Lock> {
    const { facts } = this.#options;
    const { repository, dir, workspace, project, pull, user, since } = kept;
    const ref = refOf(repository, dir, workspace);
    const stack = runStackOf(known, ref);
    const about = pull && (await facts.pullRequest(repository, pull.number));
    const runs = ref === undefined ? [] : await facts.runsOf(ref);
    const waiting: LockWaiter[] = lockWaiters(runs, pull?.number);
    const hint = unlockHint({
      byApi: pull === undefined,
      pullRequest: about,
      runs: runs.filter(run => pull && run.pullRequest?.number === pull.number),
      now: this.#now(),
    });
    return {
      id: createHash('sha256')
        .update(JSON.stringify([server.url, kept.key]))
        .digest('hex')
        .slice(0, 24),
      server: server.url,
      repository,
      dir,
      workspace,
      ...(project && { project }),
      ...(stack && { stack }),
      ...(pull && {
        pullRequest: {
          ...pull,
          ...(about && { title: about.title, state: about.state }),
        },
      }),
      ...(user && { user }),
      since,
      observedAt: server.observedAt ?? since,
      waiting,
      ...(hint && { hint }),
    };
  }
}

function byImportance(a: Lock, b: Lock): number {
  return (
    b.waiting.length - a.waiting.length ||
    Date.parse(a.since) - Date.parse(b.since) ||
    (a.id < b.id ? -1 : 1)
  );
}
