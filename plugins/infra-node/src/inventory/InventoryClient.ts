import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError, ServiceUnavailableError } from '@backstage/errors';
import type { z } from 'zod';
import {
  idOf,
  inventoryListSchema,
  type InventoryRepository,
  type InventoryThing,
  inventoryThingsSchema,
  MOST_THINGS,
} from './schema';

/** Milliseconds that one answer may take. */
const PATIENCE = 60_000;
/** How often reading begins anew because something changed meanwhile. */
const ATTEMPTS = 5;

/** What was last known of all stacks and modules. */
export interface InventoryState {
  version: string;
  repositories: ReadonlyMap<string, InventoryRepository>;
  /** By id, each with a digest that says whether it changed. */
  things: ReadonlyMap<string, { digest: string; thing: InventoryThing }>;
}

export interface InventoryClientOptions {
  discovery: DiscoveryService;
  auth: AuthService;
  fetch?: typeof globalThis.fetch;
}

/**
 * Asks the stacks plugin what there is. It may run in this process or in
 * another one; only what changed since the last time is transferred.
 */
export class InventoryClient {
  readonly #options: InventoryClientOptions;
  #state: InventoryState | undefined;

  constructor(options: InventoryClientOptions) {
    this.#options = options;
  }

  /**
   * What there is now; the same object when nothing changed.
   * @throws ResponseError or a network's error when the plugin does not answer
   */
  async read(): Promise<InventoryState> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const state = await this.#readOnce();
      if (state) {
        this.#state = state;
        return state;
      }
    }
    throw new ServiceUnavailableError(
      'Stacks change faster than they can be read; they will be read again.',
    );
  }

  /** Undefined when something changed while it was read. */
  async #readOnce(): Promise<InventoryState | undefined> {
    const before = this.#state;
    const known = before && new URLSearchParams({ known: before.version });
    const list = await this.#ask(
      inventoryListSchema,
      `/inventory${known ? `?${known}` : ''}`,
    );
    if (!list) return before;
    const things = new Map<
      string,
      { digest: string; thing: InventoryThing } | undefined
    >();
    const digests = new Map(list.digests);
    for (const [id, digest] of digests) {
      const last = before?.things.get(id);
      things.set(id, last?.digest === digest ? last : undefined);
    }
    const wanted = [...things].flatMap(([id, thing]) => (thing ? [] : [id]));
    for (let at = 0; at < wanted.length; at += MOST_THINGS) {
      const ids = wanted.slice(at, at + MOST_THINGS);
      const answer = await this.#ask(
        inventoryThingsSchema,
        '/inventory/things',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ids }),
        },
      );
      if (answer?.version !== list.version) return undefined;
      for (const thing of answer.items) {
        const id = idOf(thing);
        things.set(id, { digest: digests.get(id)!, thing });
      }
    }
    return {
      version: list.version,
      repositories: new Map(
        list.repositories.map(each => [each.repository.toLowerCase(), each]),
      ),
      things: things as InventoryState['things'],
    };
  }

  /** Undefined when the answer is that nothing changed. */
  async #ask<T>(
    schema: z.ZodType<T>,
    path: string,
    init?: RequestInit,
  ): Promise<T | undefined> {
    const { auth, discovery, fetch = globalThis.fetch } = this.#options;
    const [base, { token }] = await Promise.all([
      discovery.getBaseUrl('infra-stacks'),
      auth.getPluginRequestToken({
        onBehalfOf: await auth.getOwnServiceCredentials(),
        targetPluginId: 'infra-stacks',
      }),
    ]);
    const response = await fetch(`${base}${path}`, {
      ...init,
      headers: { ...init?.headers, authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.status === 204) return undefined;
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return schema.parse(await response.json());
  }
}
