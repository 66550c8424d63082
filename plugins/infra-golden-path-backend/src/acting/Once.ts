import { ActError, type ActRefusal } from './ActError';
import { refusalOf } from './refusals';

/** How often, and after how many milliseconds, the same press is looked for. */
const LOOKS = 10;
const PAUSE = 300;
/** Clocks of GitHub and ours differ by less. Milliseconds. */
export const SKEW = 60_000;
/** Milliseconds after which an act that is not at GitHub will not get there. */
const LOST = 120_000;

/** What is written down of each act. */
export interface StoredAct {
  /** Made by the browser for one press. */
  key: string;
  /** ISO 8601 */
  askedAt: string;
}

export interface ActStore<A extends StoredAct, R> {
  find(key: string): Promise<{ act: A; result?: R } | undefined>;
  /** Writes it down before it is done; false when the key is used already. */
  insert(act: A): Promise<boolean>;
  /** Notes what came of it. */
  done(key: string, result: R): Promise<void>;
  /** Forgets what was surely not done, so that the key can be used again. */
  forget(key: string): Promise<void>;
}

export interface OnceOptions<A extends StoredAct, R> {
  store: ActStore<A, R>;
  /** Looks for what an act left at GitHub, when the answer to it was lost. */
  look: (act: A) => Promise<R | undefined>;
  underWay: ActRefusal;
  now: () => Date;
  sleep?: (milliseconds: number) => Promise<void>;
}

export interface Done<A, R> {
  act: A;
  result: R;
}

const pause = (milliseconds: number) =>
  new Promise<void>(resolve => {
    setTimeout(resolve, milliseconds);
  });

/** Does what people press once for each press, also when answers are lost. */
export class Once<A extends StoredAct, R> {
  readonly #options: OnceOptions<A, R>;

  constructor(options: OnceOptions<A, R>) {
    this.#options = options;
  }

  /**
   * What the same press led to; waits while it is under way.
   * @returns undefined when it is to be done
   * @throws ActError when the key is another act's, or nobody knows what became
   *   of it
   */
  async before(
    key: string,
    isSame: (act: A) => boolean,
  ): Promise<Done<A, R> | undefined> {
    const { look, now, sleep = pause, store, underWay } = this.#options;
    for (let attempt = 0; attempt < LOOKS; attempt += 1) {
      const found = await store.find(key);
      if (!found) return undefined;
      const { act } = found;
      if (!isSame(act)) {
        throw new ActError('key-used', 'The key was used for another act.');
      }
      const result = found.result ?? (await look(act));
      if (result !== undefined) {
        if (found.result === undefined) await store.done(key, result);
        return { act, result };
      }
      if (now().getTime() - Date.parse(act.askedAt) > LOST) {
        await store.forget(key);
        return undefined;
      }
      await sleep(PAUSE);
    }
    throw new ActError(
      underWay,
      'It is still being done, or was lost on its way. Look at the pull request before you ask again.',
    );
  }

  /**
   * Does it, unless the same press is under way.
   * @throws ActError when GitHub does not do it
   */
  async run(
    act: A,
    isSame: (act: A) => boolean,
    work: () => Promise<R>,
  ): Promise<Done<A, R>> {
    const { now, store } = this.#options;
    if (!(await store.insert(act))) {
      const before = await this.before(act.key, isSame);
      // Whoever had the key gave up between the two looks.
      if (!before) throw new ActError('unavailable', 'Try again.');
      return before;
    }
    try {
      const result = await work();
      await store.done(act.key, result);
      return { act, result };
    } catch (error) {
      const refusal = refusalOf(error, now());
      if (refusal.refusal !== 'unsure') await store.forget(act.key);
      throw refusal;
    }
  }
}
