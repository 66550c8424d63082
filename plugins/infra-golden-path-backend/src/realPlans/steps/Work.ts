import type { RealPlanState } from '@infra-portal/infra-common';
import type { PlanLease, RealPlanData, StoredPlan } from '../store';
import type { RealPlanContext } from '../types';

/** Somebody cancelled the plan, or took it over. */
export class PlanTaken extends Error {
  constructor() {
    super('The plan is no longer ours');
    this.name = 'PlanTaken';
  }
}

/** A plan while this process works on it. */
export class Work {
  #plan: StoredPlan;

  constructor(
    readonly ctx: RealPlanContext,
    readonly lease: PlanLease,
    /** Ends the waiting. */
    readonly signal: AbortSignal,
  ) {
    this.#plan = lease.plan;
  }

  get plan(): StoredPlan {
    return this.#plan;
  }

  /** @throws PlanTaken when it was cancelled meanwhile */
  async save(
    data: Partial<RealPlanData>,
    rest: Partial<Omit<StoredPlan, 'data'>> = {},
  ): Promise<void> {
    const next = {
      ...this.#plan,
      ...rest,
      data: { ...this.#plan.data, ...data },
    };
    const { store, notify } = this.ctx;
    if (!(await store.save(this.lease, next))) throw new PlanTaken();
    this.#plan = next;
    await notify(next.id);
  }

  /** @throws PlanTaken */
  async enter(
    state: RealPlanState,
    data: Partial<RealPlanData> = {},
    rest: Partial<Omit<StoredPlan, 'data'>> = {},
  ): Promise<void> {
    const since = this.ctx.now().toISOString();
    await this.save(data, { ...rest, state, since });
  }

  /** The branch is in the repository no more. */
  branchGone(): void {
    this.#plan = { ...this.#plan, branchState: 'gone' };
  }
}
