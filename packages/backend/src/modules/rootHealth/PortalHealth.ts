import {
  RootHealthService,
  RootLifecycleService,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { settleWithin } from './settleWithin';

/** Resolves when the thing works, rejects when it does not. */
export type HealthCheck = () => Promise<void>;

/** Something the portal cannot work without asks for its check here. */
export interface HealthChecks {
  /** Adds a check that must pass for the portal to count as ready. */
  addRequired(name: string, check: HealthCheck): void;
}

/** Times in milliseconds. */
export interface PortalHealthOptions {
  lifecycle: Pick<
    RootLifecycleService,
    'addStartupHook' | 'addBeforeShutdownHook'
  >;
  /** Checks whose outcome is shown but does not decide. */
  neighbours?: ReadonlyMap<string, HealthCheck>;
  timeoutMs?: number;
  /** How long the outcome of neighbours' checks is reused. */
  maxAgeMs?: number;
}

/**
 * Readiness: started, not stopping, and every required check (the database)
 * passes. Neighbours are looked at in the background and only reported, since
 * a portal without GitHub still shows what it knows, and taking all replicas
 * out of service would not bring GitHub back.
 */
export class PortalHealth implements RootHealthService, HealthChecks {
  readonly #required = new Map<string, HealthCheck>();
  readonly #neighbours: ReadonlyMap<string, HealthCheck>;
  readonly #timeoutMs: number;
  readonly #maxAgeMs: number;
  #phase: 'starting' | 'up' | 'stopping' = 'starting';
  #neighbourStates: JsonObject = {};
  #lookedAt = -Infinity;

  constructor(options: PortalHealthOptions) {
    this.#neighbours = options.neighbours ?? new Map();
    this.#timeoutMs = options.timeoutMs ?? 2_000;
    this.#maxAgeMs = options.maxAgeMs ?? 15_000;
    options.lifecycle.addStartupHook(() => {
      this.#phase = 'up';
    });
    options.lifecycle.addBeforeShutdownHook(() => {
      this.#phase = 'stopping';
    });
  }

  addRequired(name: string, check: HealthCheck): void {
    this.#required.set(name, check);
  }

  async getLiveness() {
    return { status: 200, payload: { status: 'ok' } };
  }

  async getReadiness(): Promise<{ status: number; payload: JsonObject }> {
    if (this.#phase !== 'up') {
      const message =
        this.#phase === 'starting'
          ? 'The portal is starting'
          : 'The portal is shutting down';
      return { status: 503, payload: { status: 'error', message } };
    }
    this.#lookAtNeighbours();
    const checks = await this.#run(this.#required, 'failed');
    const failed = Object.keys(checks).filter(name => checks[name] !== 'ok');
    const shown = { checks, neighbours: this.#neighbourStates };
    return failed.length
      ? {
          status: 503,
          payload: {
            status: 'error',
            message: `Not working: ${failed.join(', ')}`,
            ...shown,
          },
        }
      : { status: 200, payload: { status: 'ok', ...shown } };
  }

  #lookAtNeighbours(): void {
    const now = performance.now();
    if (this.#neighbours.size === 0 || now - this.#lookedAt < this.#maxAgeMs) {
      return;
    }
    this.#lookedAt = now;
    void this.#run(this.#neighbours, 'unreachable').then(states => {
      this.#neighbourStates = states;
    });
  }

  async #run(
    checks: ReadonlyMap<string, HealthCheck>,
    bad: string,
  ): Promise<JsonObject> {
    const outcomes = await Promise.all(
      [...checks].map(async ([name, check]) => [
        name,
        (await settleWithin(this.#timeoutMs, check)) ? 'ok' : bad,
      ]),
    );
    return Object.fromEntries(outcomes);
  }
}
