import {
  exceptionCovers,
  exceptionState,
  type StandardsException,
} from '@infra-portal/infra-common';
import { LruMap, type Mirror, readStandards } from '@infra-portal/infra-node';

/** The rule that an exception of `portal.yaml` names to silence drift. */
const RULE = 'drift';
const FILE = 'portal.yaml';
const KEPT = 200;

export interface Snooze {
  /** Through this day, UTC. */
  until: string;
  reason: string;
}

/** Where a repository's files are read at. */
export interface ReadAt {
  repository: string;
  commit?: string;
}

type Exceptions = readonly StandardsException[];

/** Which stacks the files of repositories silence. */
export class Snoozes {
  readonly #mirrorOf: (repository: string) => Mirror | undefined;
  readonly #kept = new LruMap<string, Promise<Exceptions>>(KEPT);

  constructor(mirrorOf: (repository: string) => Mirror | undefined) {
    this.#mirrorOf = mirrorOf;
  }

  /** Reads what is not read yet; without a sound file nothing is silenced. */
  async at(
    states: readonly ReadAt[],
    now: Date,
  ): Promise<(repository: string, dir: string) => Snooze | undefined> {
    const read = await Promise.all(
      states.map(
        async ({ repository, commit }) =>
          [
            repository,
            commit ? await this.#of(repository, commit) : [],
          ] as const,
      ),
    );
    const valid = new Map(
      read
        .map(
          ([repository, all]) =>
            [
              repository,
              all.filter(each => exceptionState(each, now) === 'valid'),
            ] as const,
        )
        .filter(([, all]) => all.length > 0),
    );
    return (repository, dir) => {
      // The one that lasts longest counts.
      let found: Snooze | undefined;
      for (const each of valid.get(repository) ?? []) {
        if (!exceptionCovers(each, dir)) continue;
        if (found && found.until >= each.until) continue;
        found = { until: each.until, reason: each.reason };
      }
      return found;
    };
  }

  #of(repository: string, commit: string): Promise<Exceptions> {
    const key = `${repository} ${commit}`;
    const known = this.#kept.get(key);
    if (known) return known;
    const reading = this.#read(repository, commit);
    this.#kept.set(key, reading);
    return reading;
  }

  async #read(repository: string, commit: string): Promise<Exceptions> {
    try {
      const text = await this.#mirrorOf(repository)?.read(commit, FILE);
      if (text === undefined) return [];
      return readStandards(text).exceptions.filter(({ rule }) => rule === RULE);
    } catch {
      // What is wrong with the file is told where the stacks are read.
      return [];
    }
  }
}
