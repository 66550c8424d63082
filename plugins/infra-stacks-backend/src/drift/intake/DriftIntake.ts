import {
  boundOutput,
  cleanText,
  type DriftLook,
  type DriftObservation,
  type DriftSignal,
  oneLine,
} from '@infra-portal/infra-common';
import { refOf } from '../../runs';
import type { DriftStore, GivenFacts, StackPlace } from '../store/DriftStore';
import { sha256 } from '../store/rows';
import type { DriftStacks } from './DriftStacks';

const MOST_MESSAGE = 1_000;
const NOTHING: GivenFacts = { applies: [], code: [], merged: [] };

export interface DriftIntakeOptions {
  store: DriftStore;
  stacks: DriftStacks;
  /** Tells browsers. */
  changed: (signal: DriftSignal) => Promise<void>;
  /** Milliseconds since 1970. */
  now?: () => number;
}

const branchOf = (ref: string) => ref.replace(/^refs\/heads\//, '');

/** Works in what looks at stacks found, whoever looked. */
export class DriftIntake {
  readonly #options: DriftIntakeOptions;
  readonly #now: () => number;

  constructor(options: DriftIntakeOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /**
   * Keeps what was seen, and makes the episodes anew that it is about. What was
   * told before changes nothing; nor does what was seen at another branch than
   * the default one, which is no drift.
   */
  async take(observations: readonly DriftObservation[]): Promise<void> {
    const { store, stacks } = this.#options;
    const plans = new Map<string, string>();
    const byRef = new Map<string, { looks: DriftLook[]; repository: string }>();
    const known = await stacks.current();
    for (const each of observations) {
      const { repository, dir, workspace } = each;
      const branch = known.branchOf(repository);
      if (branch !== undefined && branchOf(each.ref) !== branch) continue;
      const ref = refOf(repository, dir, workspace);
      if (ref === undefined) continue;
      const own = byRef.get(ref) ?? { looks: [], repository };
      own.looks.push(lookOf(each, plans));
      byRef.set(ref, own);
    }
    await store.putPlans(plans, this.#now());
    const changes: StackPlace[] = [];
    for (const [ref, { looks, repository }] of byRef) {
      const place = known.placeOf(ref, repository);
      if (await this.#fold(place, looks)) changes.push(place);
    }
    await this.#tell(changes);
  }

  /** Makes episodes of stacks anew: what is known beside looks has changed. */
  async refold(refs: Iterable<string>): Promise<void> {
    const { store, stacks } = this.#options;
    const known = await stacks.current();
    const changes: StackPlace[] = [];
    for (const ref of refs) {
      // Without an episode nothing beside looks changes anything.
      if (!(await store.hasDrifted(ref))) continue;
      const place = known.placeOf(ref);
      if (await this.#fold(place, [])) changes.push(place);
    }
    await this.#tell(changes);
  }

  async #fold(place: StackPlace, looks: readonly DriftLook[]) {
    const { store, stacks } = this.#options;
    const drifts =
      looks.some(({ result }) => result.kind === 'drifted') ||
      (await store.hasDrifted(place.ref));
    const facts = drifts ? await stacks.factsOf(place.ref) : NOTHING;
    return store.fold(place, looks, facts);
  }

  async #tell(changes: readonly StackPlace[]) {
    if (changes.length === 0) return;
    await this.#options.changed({
      repositories: [...new Set(changes.map(each => each.repository))],
      stacks: changes.map(({ ref }) => ref),
    });
  }
}

/** What is kept of an observation; its plan is kept apart. */
function lookOf(
  { id, at, source, runner, result }: DriftObservation,
  plans: Map<string, string>,
): DriftLook {
  const by = { source, ...(runner && { runner }) };
  switch (result.kind) {
    case 'drifted': {
      const { counts, changesOutside, plan } = result;
      const text = plan && boundOutput(cleanText(plan)).text;
      const key = text && sha256(text);
      if (text && key) plans.set(key, text);
      return {
        ...{ id, at, ...by },
        result: {
          ...{ kind: 'drifted', counts },
          ...(changesOutside && { changesOutside }),
          ...(key && { plan: key }),
        },
      };
    }
    case 'clean':
      return { id, at, ...by, result: { kind: 'clean' } };
    default: {
      const message = oneLine(cleanText(result.message), MOST_MESSAGE);
      return { id, at, ...by, result: { ...result, message } };
    }
  }
}
