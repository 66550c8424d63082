import { createHash, randomUUID } from 'node:crypto';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { previewBranch, type RealPlan } from '@infra-portal/infra-common';
import { OutdatedPreviewError } from '../requests/errors';
import { TooManyPlansError } from './errors';
import { toRealPlan } from './present';
import type { RealPlanWorker } from './RealPlanWorker';
import { serverOf } from './steps/makeRealPlan';
import { OVER, type StoredPlan } from './store';
import type { RealPlanContext, RealPlanOrder, RealPlanService } from './types';

/** What was planned a moment ago is not planned again unasked. Milliseconds. */
const FRESH = 15 * 60_000;
/** Of one person at the same time. */
const MOST_OF_ONE = 2;
/** Of everybody; each waits for those before. */
const MOST = 30;

const keyOf = (repository: string, digest: string) =>
  createHash('sha256')
    .update(JSON.stringify([repository.toLowerCase(), digest]))
    .digest('hex');

/** {@link RealPlanService} over a store and a worker. */
export class RealPlanServiceImpl implements RealPlanService {
  readonly #ctx: RealPlanContext;
  readonly #worker: RealPlanWorker;

  constructor(ctx: RealPlanContext, worker: RealPlanWorker) {
    this.#ctx = ctx;
    this.#worker = worker;
  }

  async start(order: RealPlanOrder, userRef: string) {
    const { previews, store, notify } = this.#ctx;
    const { repository, intent, change, digest } = order;
    const prepared = await previews.prepare({
      ...{ repository, intent, change, digest },
    });
    if (prepared.preview.digest !== digest) {
      throw new OutdatedPreviewError(prepared.preview.digest);
    }
    const name = prepared.preview.repository;
    const key = keyOf(name, digest);
    const before = await store.newest(key);
    if (before && this.#answers(before, order)) {
      return { plan: await this.#present(before), created: false };
    }
    await this.#refuseMany(userRef);
    const now = this.#ctx.now().toISOString();
    const { product, service } = prepared;
    const fresh: StoredPlan = {
      id: randomUUID(),
      key,
      repository: name,
      server: serverOf(this.#ctx.servers, name)?.url ?? '',
      requestedBy: userRef,
      state: 'queued',
      since: now,
      createdAt: now,
      dueAt: now,
      branch: previewBranch({ product, service, digest }),
      branchState: 'none',
      data: {
        ...{ intent, change, digest },
        locks: order.locks,
        held: [],
        plans: [],
      },
    };
    const created = await store.insert(fresh);
    if (created) {
      await notify(fresh.id);
      this.#worker.tick();
    }
    // Somebody else may have asked at the same moment.
    const plan = created ? fresh : (await store.newest(key)) ?? fresh;
    return { plan: await this.#present(plan), created };
  }

  /** Whether an earlier plan is what somebody asks for. */
  #answers({ state, since, data }: StoredPlan, order: RealPlanOrder): boolean {
    if (!OVER.includes(state)) return true;
    if (state !== 'done' || order.again) return false;
    const age = this.#ctx.now().getTime() - Date.parse(since);
    const isWhole = data.held.length === 0 || order.locks === 'skip';
    return isWhole && age < FRESH;
  }

  async #refuseMany(userRef: string): Promise<void> {
    const { store } = this.#ctx;
    if ((await store.countActive(userRef)) >= MOST_OF_ONE) {
      throw new TooManyPlansError(
        `${MOST_OF_ONE} real plans of yours are under way. Wait for one, or cancel it.`,
      );
    }
    if ((await store.countActive()) >= MOST) {
      throw new ServiceUnavailableError(
        'Too many real plans are waiting already. Try again in some minutes.',
      );
    }
  }

  async get(id: string): Promise<RealPlan> {
    return this.#present(await this.#find(id));
  }

  async cancel(id: string): Promise<RealPlan> {
    const plan = await this.#find(id);
    const { store, now, notify } = this.#ctx;
    const since = now().toISOString();
    const ended = await store.end(id, { ...plan, state: 'cancelled', since });
    if (ended) {
      this.#worker.cancel(id);
      await notify(id);
    }
    return this.get(id);
  }

  async #find(id: string): Promise<StoredPlan> {
    const plan = await this.#ctx.store.find(id);
    // Rows without anybody stand for branches only.
    if (plan && plan.requestedBy !== '') return plan;
    throw new NotFoundError(
      `There is no real plan ${id}; they are kept for a week.`,
    );
  }

  async #present(plan: StoredPlan): Promise<RealPlan> {
    const seconds = await this.#ctx.store.planned(plan.repository);
    return toRealPlan(plan, seconds);
  }
}
