import type { Clock } from '../clock';
import type { Storage } from './engine/types';
import { type RunningGroup, RuleStorage } from './rules/RuleStorage';
import { HISTORY, SyntheticWorld } from './series/SyntheticWorld';
import type { Found } from './source/understand';

/** Where objectives and rules come from. */
export interface FoundIn {
  refresh(): Promise<boolean>;
  readonly found: Found;
}

/** Metrics of the sample organisation, and what rules make of them. */
export class Prometheus {
  readonly #clock: Clock;
  readonly #source: FoundIn;
  #world: SyntheticWorld | undefined;
  #storage: RuleStorage | undefined;
  #groups = new Map<string, RunningGroup>();

  constructor(clock: Clock, source: FoundIn) {
    this.#clock = clock;
    this.#source = source;
  }

  /** Milliseconds. */
  get now(): number {
    return this.#clock.now().getTime();
  }

  get groups(): RunningGroup[] {
    return this.#storage?.groups ?? [];
  }

  /** All series, with what the default branches ask for now. */
  async open(): Promise<Storage> {
    const isChanged = await this.#source.refresh();
    const { now } = this;
    // The stories of the samples end when somebody looks at them first.
    const world = (this.#world ??= new SyntheticWorld(now));
    const isNew = this.#storage === undefined;
    const storage = (this.#storage ??= new RuleStorage(world));
    if (isChanged || isNew) {
      const { slos, groups } = this.#source.found;
      world.update(slos, now);
      const earliest = world.anchor - HISTORY;
      const running = new Map<string, RunningGroup>();
      for (const { group, arrived, text } of groups) {
        const key = JSON.stringify([group.file, group.name, text]);
        const begin = Math.max(earliest, Math.min(arrived, now));
        running.set(key, this.#groups.get(key) ?? storage.run(group, begin));
      }
      this.#groups = running;
      storage.groups = [...running.values()];
    }
    return {
      // Nobody sees what is still to come, even where the clock went back.
      select: selection =>
        storage.select({
          ...selection,
          to: Math.min(selection.to, this.now),
        }),
    };
  }
}
