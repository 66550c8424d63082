import { toError } from '@backstage/errors';
import type { ReviewDiff } from '@infra-portal/infra-common';

/** How far the text of a file is. */
export type DiffState =
  | { state: 'absent' | 'loading' }
  | { state: 'ready'; diff: ReviewDiff }
  | { state: 'failed'; error: Error };

export type LoadDiffs = (
  paths: string[],
  options: { whole: boolean },
) => Promise<ReviewDiff[]>;

/** Paths asked for at once; the first is small, so that it is there soon. */
const FIRST = 6;
const BATCH = 30;
/** Questions under way at one time. */
const LANES = 2;

const ABSENT: DiffState = { state: 'absent' };
const LOADING: DiffState = { state: 'loading' };

/** Texts of the files of one head, loaded some at a time as they are wanted. */
export class DiffStore {
  readonly #load: LoadDiffs;
  readonly #onError: (error: Error) => void;
  readonly #states = new Map<string, DiffState>();
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #wanted: string[] = [];
  readonly #whole = new Set<string>();
  #asked = 0;
  #running = 0;
  #scheduled = false;

  /** @param known - texts that are here already */
  constructor(
    load: LoadDiffs,
    onError: (error: Error) => void = () => {},
    known: readonly ReviewDiff[] = [],
  ) {
    this.#load = load;
    this.#onError = onError;
    for (const diff of known) {
      this.#states.set(diff.path, { state: 'ready', diff });
    }
  }

  get(path: string): DiffState {
    return this.#states.get(path) ?? ABSENT;
  }

  /**
   * Asks for a file unless it is there or under way.
   *
   * @param whole - also when it is large
   */
  want(path: string, whole = false): void {
    const known = this.get(path);
    const isNews = whole && !this.#whole.has(path);
    if (known.state === 'loading') return;
    if (known.state === 'ready' && !isNews) return;
    if (whole) this.#whole.add(path);
    this.#wanted.push(path);
    this.#set(path, LOADING);
    this.#schedule();
  }

  subscribe(path: string, listener: () => void): () => void {
    const all = this.#listeners.get(path) ?? new Set();
    this.#listeners.set(path, all.add(listener));
    return () => all.delete(listener);
  }

  #schedule() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    // What is wanted in one go is asked for together.
    queueMicrotask(() => {
      this.#scheduled = false;
      while (this.#running < LANES && this.#wanted.length > 0) {
        const size = this.#asked === 0 ? FIRST : BATCH;
        this.#asked += 1;
        const isWhole = this.#whole.has(this.#wanted[0]);
        const alike = this.#wanted.filter(
          path => this.#whole.has(path) === isWhole,
        );
        const paths = alike.slice(0, isWhole ? 1 : size);
        for (const path of paths) {
          this.#wanted.splice(this.#wanted.indexOf(path), 1);
        }
        void this.#ask(paths, isWhole);
      }
    });
  }

  async #ask(paths: string[], whole: boolean) {
    this.#running += 1;
    try {
      const found = await this.#load(paths, { whole });
      const byPath = new Map(found.map(diff => [diff.path, diff]));
      for (const path of paths) {
        const diff: ReviewDiff = byPath.get(path) ?? {
          path,
          reason: 'gone',
          endsWithin: { before: false, after: false },
          origins: [],
        };
        this.#set(path, { state: 'ready', diff });
      }
    } catch (reason) {
      const error = toError(reason);
      for (const path of paths) {
        this.#whole.delete(path);
        this.#set(path, { state: 'failed', error });
      }
      this.#onError(error);
    } finally {
      this.#running -= 1;
      this.#schedule();
    }
  }

  #set(path: string, state: DiffState) {
    this.#states.set(path, state);
    this.#listeners.get(path)?.forEach(listener => listener());
  }
}
