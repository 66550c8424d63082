import { isDeepStrictEqual } from 'node:util';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { repositoryKey, type RepositoryRef } from '@infra-portal/infra-node';

/** An open pull request of the portal. */
export interface OpenRequest {
  branch: string;
  number: number;
  url: string;
  title: string;
  /** At its head. */
  commit: string;
}

/** The open pull requests of the portal, as far as they are known now. */
export interface OpenRequests {
  /**
   * Waits for the network, and not for long, only where nothing is known, where
   * something is known to have changed, or where the last answer is old.
   */
  of(repository: RepositoryRef): Promise<readonly OpenRequest[]>;
  /** Something changed: the next answer is asked for again. */
  forget(repository: string): void;
}

export interface OpenRequestsOptions {
  list: (repository: RepositoryRef) => Promise<OpenRequest[]>;
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Older answers are asked for again. Milliseconds. */
const FRESH = 15_000;

/** Older answers are waited for: what changed meanwhile may not have been told. */
const OLD = 60_000;

/** How long a preview waits for an answer, from when it was asked. Milliseconds. */
const PATIENCE = 2_000;

interface Asked {
  since: number;
  /** Changes that had been told of. */
  changes: number;
}

interface Known {
  requests: readonly OpenRequest[];
  /** When the last answer was asked for; undefined: no answer since the last change. */
  askedAt?: number;
  /** Changes told of. */
  changes: number;
  running?: { asked: Asked; done: Promise<void> };
}

/** Keeps what the forge said last, and asks again behind the caller's back. */
export function createOpenRequests(options: OpenRequestsOptions): OpenRequests {
  const { list, logger, now = Date.now } = options;
  const known = new Map<string, Known>();

  async function read(repository: RepositoryRef, entry: Known): Promise<void> {
    try {
      const requests = await list(repository);
      // The same list stays the same object: what was compared with it holds.
      if (!isDeepStrictEqual(entry.requests, requests)) {
        entry.requests = requests;
      }
    } catch (error) {
      // A preview without them is better than none; submitting asks again.
      logger.warn('Open pull requests could not be listed', {
        error: (error as Error).message,
      });
    }
  }

  /** One question at a time; one that a change came after is asked again. */
  function ask(repository: RepositoryRef, entry: Known) {
    const { running } = entry;
    if (running && running.asked.changes === entry.changes) return running;
    const asked: Asked = { since: now(), changes: entry.changes };
    const done = (running?.done ?? Promise.resolve())
      .then(() => read(repository, entry))
      .then(() => {
        if (asked.changes === entry.changes) entry.askedAt = asked.since;
        if (entry.running?.asked === asked) entry.running = undefined;
      });
    entry.running = { asked, done };
    return entry.running;
  }

  return {
    async of(repository) {
      const key = repositoryKey(repository);
      let entry = known.get(key);
      if (!entry) {
        entry = { requests: [], changes: 0 };
        known.set(key, entry);
      }
      const age = now() - (entry.askedAt ?? -Infinity);
      if (age < FRESH) return entry.requests;
      const { asked, done } = ask(repository, entry);
      const left = asked.since + PATIENCE - now();
      if (age >= OLD && left > 0) await within(left, done);
      return entry.requests;
    },
    forget(repository) {
      const entry = known.get(repository.toLowerCase());
      if (!entry) return;
      entry.changes += 1;
      entry.askedAt = undefined;
    },
  };
}

/** Waits for something, but not longer than so many milliseconds. */
async function within(time: number, task: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>(resolve => {
    timer = setTimeout(resolve, time);
  });
  await Promise.race([task, late]);
  clearTimeout(timer);
}
