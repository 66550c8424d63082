import type {
  OpenPull,
  ReviewChecks,
  ReviewPlan,
} from '@infra-portal/infra-common';
import { gitTree } from '@infra-portal/infra-node';
import { formatGate } from '../../gates/formatGate';
import {
  planGate,
  type PlanInput,
  type PlanOutcome,
} from '../../gates/plan/planGate';
import { policyGate } from '../../gates/policy/policyGate';
import { type GateOutcome, gateOf } from '../../gates/types';
import {
  readRepository,
  type RepositoryModel,
} from '../../repository/readRepository';
import { LruMap, once } from '../../util/LruMap';
import { createPauses } from '../../util/steps';
import type { ReviewedPull } from '../ReviewedPulls';
import { changedTerraform, filesAt } from './filesAt';
import { newlyFound, stacksAt } from './stackChecks';
import { simulatedPlan } from './simulatedPlan';

export interface PullChecksOptions {
  plans: Pick<PlanInput, 'queue' | 'settings' | 'makePlan' | 'makeMove'>;
  /** Milliseconds since 1970. */
  now: () => number;
}

type Stack = OpenPull['stacks'][number];

/** What was found, and whether another look would find the same. */
interface Found {
  checks: ReviewChecks;
  isFinal: boolean;
}

/** Plans of one pull request: each takes seconds of a processor. */
const MOST_PLANS = 8;
/** Stacks whose arguments are looked at. */
const MOST_STACKS = 60;
/** Pull requests whose checks are kept. */
const KEPT = 100;

/** Nothing was busy, away or too slow: the same would be said again. */
const isFinal = ({ runs }: PlanOutcome) =>
  runs.every(
    ({ run }) =>
      run !== undefined &&
      (run.status === 'planned' ||
        run.reason === 'errors' ||
        run.reason === 'refused'),
  );

/** What the portal itself finds of the files of pull requests. */
export class PullChecks {
  readonly #options: PullChecksOptions;
  readonly #known = new LruMap<string, Promise<Found>>(KEPT);

  constructor(options: PullChecksOptions) {
    this.#options = options;
  }

  /**
   * The same commits are looked at once, also when several people ask.
   * @param plans what the runner has planned; those stacks are not planned again
   */
  async of(
    reviewed: ReviewedPull,
    { state, stacks }: Pick<OpenPull, 'stacks' | 'state'>,
    plans: readonly ReviewPlan[],
  ): Promise<ReviewChecks> {
    const { tree, mergeBase, head } = reviewed;
    if (state !== 'open') return { ...this.#nothing(head), gates: [] };
    const planned = new Set(
      plans
        .filter(plan => plan.state === 'succeeded' || plan.state === 'running')
        .map(({ stack }) => stack),
    );
    const wanted = stacks.filter(({ ref }) => !planned.has(ref));
    const refs = wanted.map(({ ref }) => ref);
    const key = [tree.directory, tree.commit, mergeBase, head, ...refs];
    const name = key.join('\n');
    const found = await once(this.#known, name, () =>
      this.#find(reviewed, stacks, wanted),
    );
    if (!found.isFinal) this.#known.delete(name);
    return found.checks;
  }

  #nothing(head: string): Omit<ReviewChecks, 'gates'> {
    const observedAt = new Date(this.#options.now()).toISOString();
    return { head, plans: [], more: 0, observedAt };
  }

  async #find(
    reviewed: ReviewedPull,
    stacks: readonly Stack[],
    wanted: readonly Stack[],
  ): Promise<Found> {
    const nothing = this.#nothing(reviewed.head);
    const model = await readRepository(reviewed.tree);
    const dirs = stacks.slice(0, MOST_STACKS).map(({ dir }) => dir);
    const changes = await changedTerraform(reviewed);
    const format =
      changes.length > 0
        ? await formatGate(changes, createPauses())
        : undefined;
    const terraform = await newlyFound(reviewed, model, dirs);
    const there = await stacksAt(reviewed, reviewed.head, wanted);
    const asked = there.slice(0, MOST_PLANS);
    const planned =
      asked.length > 0
        ? await this.#plan(reviewed, model, asked, terraform, nothing)
        : undefined;
    const gates = { format, terraform, ...planned?.gates };
    return {
      checks: {
        ...nothing,
        plans: planned?.plans ?? [],
        gates: (['format', 'terraform', 'policy', 'plan'] as const).flatMap(
          id => {
            const outcome: GateOutcome | undefined =
              id in gates ? gates[id as keyof typeof gates] : undefined;
            return outcome ? [gateOf(id, outcome, nothing.observedAt)] : [];
          },
        ),
        more: there.length - asked.length,
      },
      isFinal: planned?.isFinal ?? true,
    };
  }

  async #plan(
    reviewed: ReviewedPull,
    model: RepositoryModel,
    stacks: readonly Stack[],
    checked: GateOutcome | undefined,
    { head, observedAt }: Omit<ReviewChecks, 'gates'>,
  ) {
    const { standards } = model.reading;
    if (!standards) return undefined;
    const { mirror, mergeBase } = reviewed;
    const old = await stacksAt(reviewed, mergeBase, stacks);
    const before = new Set(old.map(({ dir }) => dir));
    const { plans } = this.#options;
    // Who can write to the repository is trusted, who has a fork is not.
    const trusted = plans.settings.trusted && !reviewed.pull.fromFork;
    const settings = { ...plans.settings, trusted };
    const made = await planGate({
      ...{ model, overlay: filesAt(reviewed, head), ...plans, settings },
      environments: stacks.map(({ ref, dir, name, environment }) => ({
        name: environment ?? name ?? dir,
        ...{ directory: dir, stack: ref },
      })),
      before: {
        commit: mergeBase,
        tree: gitTree(mirror.directory, mergeBase),
        stacks: before,
      },
      modulesUrl: standards.modules.url,
    });
    const policy = await policyGate({ model, runs: made.runs });
    const source = made.outcome.source ?? 'Terraform, simulated';
    const shown = stacks.flatMap(stack => {
      const plan = made.plans.find(each => each.stack === stack.ref);
      if (!plan) return [];
      return simulatedPlan(stack, plan, {
        ...{ isNew: !before.has(stack.dir), checked, source },
        ...{ commit: head, observedAt },
      });
    });
    const gates = { policy, plan: made.outcome };
    return { plans: shown, gates, isFinal: isFinal(made) };
  }
}
