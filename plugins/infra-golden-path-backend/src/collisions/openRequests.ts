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
  /** Never waits for the network, except for the first answer. */
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

/** How long the first preview waits for the first answer. Milliseconds. */
const PATIENCE = 2_000;

interface Known {
  requests: readonly OpenRequest[];
  askedAt: number;
  running?: Promise<void>;
}

/** Keeps what the forge said last, and asks again behind the caller's back. */
export function createOpenRequests(options: OpenRequestsOptions): OpenRequests {
  const { list, logger, now = Date.now } = options;
  const known = new Map<string, Known>();

  function ask(repository: RepositoryRef, entry: Known): Promise<void> {
    entry.askedAt = now();
    entry.running ??= list(repository)
      .then(requests => {
        // The same list stays the same object: what was compared with it holds.
        if (!isDeepStrictEqual(entry.requests, requests)) {
          entry.requests = requests;
        }
      })
      .catch(error => {
        // A preview without them is better than none; submitting asks again.
        logger.warn('Open pull requests could not be listed', {
          error: (error as Error).message,
        });
      })
      .finally(() => {
        entry.running = undefined;
      });
    return entry.running;
  }

  return {
    async of(repository) {
      const key = repositoryKey(repository);
      let entry = known.get(key);
      if (!entry) {
        entry = { requests: [], askedAt: 0 };
        known.set(key, entry);
        await within(PATIENCE, ask(repository, entry));
      } else if (now() - entry.askedAt >= FRESH) {
        void ask(repository, entry);
      }
      return entry.requests;
    },
    forget(repository) {
      const entry = known.get(repository.toLowerCase());
      if (entry) entry.askedAt = 0;
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
