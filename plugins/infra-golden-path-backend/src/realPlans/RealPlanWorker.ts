import { Ticker } from '../util/Ticker';
import type { PlanLease } from './store';
import { LEASE } from './store';
import { NoRealPlan, problemOf } from './errors';
import { makeRealPlan, withoutAtlantis } from './steps/makeRealPlan';
import { takeAway } from './steps/takeAway';
import { PlanTaken, Work } from './steps/Work';
import { PROBLEMS } from './texts';
import type { RealPlanContext } from './types';

/** In this process; each server has a bound of its own. */
const AT_ONCE = 8;

interface Running {
  done: Promise<void>;
  abort: AbortController;
}

/** Works on real plans: those just asked for, and those that wait. */
export class RealPlanWorker {
  readonly #ctx: RealPlanContext;
  readonly #heartbeat: number;
  readonly #running = new Map<string, Running>();
  readonly #ticker: Ticker;

  constructor(ctx: RealPlanContext, lease = LEASE) {
    this.#ctx = ctx;
    this.#heartbeat = lease / 6;
    this.#ticker = new Ticker(
      () => this.#begin(),
      error => ctx.logger.error('Real plans stopped', error),
    );
  }

  start(): void {
    this.#ticker.start();
  }

  /** Looks for what is due, soon and without waiting. */
  tick(): void {
    this.#ticker.tick();
  }

  /** Stops waiting for Atlantis, and takes the branches away. */
  async stop(): Promise<void> {
    await this.#ticker.stop();
    for (const { abort } of this.#running.values()) {
      abort.abort(new NoRealPlan('interrupted'));
    }
    await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  /** Works on all that is due, and waits for it. */
  async runDue(): Promise<void> {
    await this.#ticker.idle();
    await this.#begin();
    await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  /** Somebody cancelled it; other processes find that out by themselves. */
  cancel(id: string): void {
    this.#running.get(id)?.abort.abort(new PlanTaken());
  }

  async #begin(): Promise<void> {
    const room = AT_ONCE - this.#running.size;
    if (room <= 0) return;
    const { store, settings } = this.#ctx;
    const leases = await store.claimDue(room, settings.atOnce);
    for (const lease of leases) {
      const abort = new AbortController();
      const { id } = lease.plan;
      const done = this.#work(lease, abort).finally(() => {
        this.#running.delete(id);
        // Whoever waits for its place need not wait for the clock.
        setImmediate(() => this.tick());
      });
      this.#running.set(id, { done, abort });
    }
  }

  async #work(lease: PlanLease, abort: AbortController): Promise<void> {
    const { store, logger } = this.#ctx;
    const { id } = lease.plan;
    const beat = setInterval(() => {
      store.renew(lease).then(
        plan => {
          if (!plan || plan.state === 'cancelled') abort.abort(new PlanTaken());
        },
        () => {},
      );
    }, this.#heartbeat).unref();
    const work = new Work(this.#ctx, lease, abort.signal);
    try {
      await makeRealPlan(work).catch(error => this.#failed(work, error));
    } catch (error) {
      if (!(error instanceof PlanTaken)) {
        logger.error(`Real plan ${id} stopped`, error as Error);
      }
    } finally {
      clearInterval(beat);
      await this.#leave(work);
    }
  }

  /** Says why, with the best that there is instead. */
  async #failed(work: Work, error: unknown): Promise<void> {
    if (error instanceof PlanTaken) throw error;
    const { logger } = this.#ctx;
    const found = problemOf(error);
    if (!found) logger.error('A real plan failed', error as Error);
    const { code, detail } = found ?? new NoRealPlan('internal');
    const message = PROBLEMS[code];
    const problem = { code, message, ...(detail && { detail }) };
    await takeAway(work);
    const goesOn = !work.signal.aborted && code !== 'outdated';
    if (goesOn) await work.save({ problem });
    const plans = goesOn
      ? await withoutAtlantis(work).catch(why => {
          logger.warn(`No other plan instead of a real one: ${why}`);
          return [];
        })
      : [];
    const { branchState } = work.plan;
    await work.enter('failed', { problem, plans }, { branchState });
  }

  async #leave(work: Work): Promise<void> {
    const { store, logger, notify } = this.#ctx;
    try {
      await takeAway(work);
      await store.release(work.lease, work.plan.branchState);
      await notify(work.plan.id);
    } catch (error) {
      // The lease runs out, and the sweep goes on.
      logger.warn(`A real plan is left as it is: ${error}`);
    }
  }
}
