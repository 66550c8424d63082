import { MatchableStacks } from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { StackFollower } from '../store/StackFollower';
import type { StackPlace } from '../store';

/** Stacks of one repository that a report may be of. */
export interface KnownPlaces {
  byRef: ReadonlyMap<string, StackPlace>;
  matchable: MatchableStacks;
}

const COLUMNS = ['stack_ref', 'name', 'repository', 'dir', 'present'] as const;

/** Stacks that are there, in memory: a thousand reports come in a minute. */
export class ReportPlaces {
  readonly #follower: StackFollower<(typeof COLUMNS)[number]>;
  readonly #places = new Map<string, Map<string, StackPlace>>();
  /** Made when they are asked for, by repository. */
  readonly #known = new Map<string, KnownPlaces>();

  constructor(knex: Knex) {
    this.#follower = new StackFollower(knex, COLUMNS, rows => {
      for (const { stack_ref: ref, present, ...row } of rows) {
        this.#keep({ ref, ...row }, Boolean(present));
      }
    });
  }

  async of(repository: string): Promise<KnownPlaces> {
    await this.#follower.current();
    const known = this.#known.get(repository);
    if (known) return known;
    const byRef = new Map(this.#places.get(repository));
    const stacks = [...byRef.values()].map(({ ref, name }) => ({
      ref,
      aliases: [name],
    }));
    const made = {
      byRef,
      matchable: new MatchableStacks(stacks, repository),
    };
    this.#known.set(repository, made);
    return made;
  }

  /** A stack never moves to another repository: its ref names it. */
  #keep(place: StackPlace, isThere: boolean) {
    const { ref, name, repository } = place;
    const own = this.#places.get(repository) ?? new Map<string, StackPlace>();
    this.#places.set(repository, own);
    const before = own.get(ref);
    if (isThere ? before?.name === name : !before) return;
    this.#known.delete(repository);
    if (isThere) own.set(ref, place);
    else own.delete(ref);
  }
}
