import type { LoggerService } from '@backstage/backend-plugin-api';
import { LEASE } from './Leases';
import { Ticker } from './Ticker';

const AT_ONCE = 4;

export interface LeaseWorkerOptions<L extends { token: string }> {
  store: {
    claim(id: string): Promise<L | undefined>;
    claimDue(limit: number): Promise<L[]>;
    renew(id: string, token: string): Promise<boolean>;
  };
  idOf: (lease: L) => string;
  /** Goes as far as it gets, and gives the lease back. */
  work: (lease: L) => Promise<void>;
  /** What it works on, for the log: `Request`. */
  what: string;
  logger: LoggerService;
  /** Milliseconds after which a silent worker is taken for dead. */
  lease?: number;
}

/** Goes on with what is due: what was just written down, and what a dead process left. */
export class LeaseWorker<L extends { token: string }> {
  readonly #options: LeaseWorkerOptions<L>;
  readonly #running = new Map<string, Promise<void>>();
  readonly #ticker: Ticker;

  constructor(options: LeaseWorkerOptions<L>) {
    this.#options = options;
    this.#ticker = new Ticker(
      () => this.#runDue(),
      error =>
        options.logger.error(
          `What is due cannot be read: ${options.what}`,
          error,
        ),
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
      const leases = room > 0 ? await this.#options.store.claimDue(room) : [];
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
    const lease = await this.#options.store.claim(id);
    if (lease) await this.#begin(lease);
  }

  #begin(lease: L): Promise<void> {
    const id = this.#options.idOf(lease);
    const work = this.#work(id, lease).finally(() => this.#running.delete(id));
    this.#running.set(id, work);
    return work;
  }

  async #work(id: string, lease: L): Promise<void> {
    const { store, work, what, logger } = this.#options;
    const beat = setInterval(() => {
      store.renew(id, lease.token).catch(() => {});
    }, (this.#options.lease ?? LEASE) / 3).unref();
    try {
      await work(lease);
    } catch (error) {
      // The lease runs out, and somebody goes on.
      logger.error(`${what} ${id} stopped`, error as Error);
    } finally {
      clearInterval(beat);
    }
  }
}
