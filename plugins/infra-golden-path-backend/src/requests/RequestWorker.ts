import { Ticker } from '../util/Ticker';
import type { Lease } from './store';
import { LEASE, RequestStore } from './store';
import { advance } from './steps/advance';
import { Claim } from './steps/Claim';
import type { WorkContext } from './steps/types';

const AT_ONCE = 4;

/** Goes on with requests: those just written down, and those that a dead process left. */
export class RequestWorker {
  readonly #ctx: WorkContext;
  readonly #store: RequestStore;
  readonly #heartbeat: number;
  readonly #running = new Map<string, Promise<void>>();
  readonly #ticker: Ticker;

  constructor(ctx: WorkContext, lease = LEASE) {
    this.#ctx = ctx;
    this.#store = ctx.store;
    this.#heartbeat = lease / 3;
    this.#ticker = new Ticker(
      () => this.#runDue(),
      error => ctx.logger.error('Requests cannot be read', error),
    );
  }

  start(): void {
    this.#ticker.start();
  }

  /** Looks for what is due, soon and without waiting. */
  tick(): void {
    this.#ticker.tick();
  }

  /** Ends after what is under way. */
  async stop(): Promise<void> {
    await this.#ticker.stop();
    await Promise.all(this.#running.values());
  }

  /** Goes on with all that is due, and waits for it. */
  async runDue(): Promise<void> {
    await this.#ticker.idle();
    await this.#runDue();
  }

  async #runDue(): Promise<void> {
    for (;;) {
      const room = AT_ONCE - this.#running.size;
      const leases = room > 0 ? await this.#store.claimDue(room) : [];
      if (leases.length === 0 && room > 0) break;
      const started = leases.map(lease => this.#begin(lease));
      const all = [...started, ...this.#running.values()];
      if (all.length > 0) await Promise.race(all);
    }
    await Promise.all(this.#running.values());
  }

  /** Goes on with one, or waits for whoever does so in this process. */
  async run(id: string): Promise<void> {
    const running = this.#running.get(id);
    if (running) {
      await running;
      return;
    }
    const lease = await this.#store.claim(id);
    if (lease) await this.#begin(lease);
  }

  #begin(lease: Lease): Promise<void> {
    const { id } = lease.request;
    const work = this.#work(lease).finally(() => this.#running.delete(id));
    this.#running.set(id, work);
    return work;
  }

  async #work(lease: Lease): Promise<void> {
    const { id } = lease.request;
    const claim = new Claim(this.#store, lease);
    const beat = setInterval(() => {
      this.#store.renew(id, lease.token).catch(() => {});
    }, this.#heartbeat).unref();
    try {
      const dueAt = await advance(this.#ctx, claim);
      await this.#store.release(claim.lease, dueAt);
    } catch (error) {
      // The lease runs out, and somebody goes on.
      this.#ctx.logger.error(`Request ${id} stopped`, error as Error);
    } finally {
      clearInterval(beat);
    }
  }
}
