import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  exceptionCovers,
  exceptionKind,
  type LocalisedText,
  type StandardsException,
} from '@infra-portal/infra-common';
import type { Forges, RepositoryRef } from '@infra-portal/infra-node';
import { LruMap } from '../util/LruMap';
import type { KnownStacks } from './knownStacks';

/** Milliseconds for which GitHub is not asked again about a pull request. */
const HOLDS = 5 * 60_000;
const KEPT = 1_000;
/** Stacks of one exception that are asked about. */
const MOST_STACKS = 10;

/** An exception that the costs plugin proposes is called so. */
const OF_PULL = /-pull-(\d+)(?:-\d+)?$/;

export interface PassesOptions {
  stacks: Pick<KnownStacks, 'isClean'>;
  forges: Forges;
  now: () => number;
}

/** Knows where a rule would pass without its exception, as far as that is cheap. */
export class Passes {
  readonly #options: PassesOptions;
  readonly #pulls = new LruMap<string, { at: number; over: boolean }>(KEPT);

  constructor(options: PassesOptions) {
    this.#options = options;
  }

  /**
   * Why nobody needs an exception any more; undefined: it may be needed.
   * @param names of stacks, by folder
   */
  async whyOf(
    exception: StandardsException,
    repository: RepositoryRef,
    names: ReadonlyMap<string, string>,
    reader?: BackstageCredentials,
  ): Promise<LocalisedText | undefined> {
    const kind = exceptionKind(exception.rule);
    if (kind === 'drift') return this.#clean(exception, names, reader);
    const number = kind === 'budget' && OF_PULL.exec(exception.id)?.[1];
    if (!number) return undefined;
    return (await this.#isOver(repository, Number(number)))
      ? {
          en: `Pull request #${number}, which it is for, is merged or closed.`,
          ko: `대상 풀 리퀘스트 #${number}이(가) 병합되었거나 닫혔습니다.`,
        }
      : undefined;
  }

  async #clean(
    exception: StandardsException,
    names: ReadonlyMap<string, string>,
    reader: BackstageCredentials | undefined,
  ): Promise<LocalisedText | undefined> {
    const covered = [...names].filter(([dir]) =>
      exceptionCovers(exception, dir),
    );
    if (covered.length === 0 || covered.length > MOST_STACKS) return undefined;
    for (const [, name] of covered) {
      if (!(await this.#options.stacks.isClean(name, reader))) return undefined;
    }
    return {
      en: 'The last check found no drift.',
      ko: '마지막 검사에서 드리프트가 없었습니다.',
    };
  }

  /** What GitHub does not answer about may be needed. */
  async #isOver(repository: RepositoryRef, number: number): Promise<boolean> {
    const { forges, now } = this.#options;
    const { host, owner, name } = repository;
    const key = `${host}/${owner}/${name}#${number}`.toLowerCase();
    const known = this.#pulls.get(key);
    if (known && now() - known.at < HOLDS) return known.over;
    try {
      const { state } = await forges.of(repository).pullRequest(number);
      const over = state !== 'open';
      this.#pulls.set(key, { at: now(), over });
      return over;
    } catch {
      return false;
    }
  }
}
