import type { AuthService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  type Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { DISCOVERED_LOCATION } from './entities';

/** Milliseconds that others have to bring an entity that says more. */
const PATIENCE = 3 * 60_000;
/** Milliseconds after which the catalog is asked again of what is settled. */
const SETTLED = 10 * 60_000;
/** Milliseconds after which it is asked again of what may still come. */
const OPEN = 5_000;
/** Refs in one question. */
const AT_ONCE = 500;

interface Known {
  askedAt: number;
  /** Somebody else has brought it. */
  isOthers: boolean;
  /** It is due: ours, or missing for long enough. */
  isDue: boolean;
  missingSince?: number;
}

export interface DiscoveriesOptions {
  catalog: CatalogService;
  auth: AuthService;
  now?: () => number;
}

/**
 * Brings products and services of which only stacks tell, unless somebody else
 * brings them. Others are waited for: the first to bring an entity keeps it,
 * and theirs says more.
 */
export class Discoveries {
  readonly #options: DiscoveriesOptions;
  readonly #now: () => number;
  readonly #known = new Map<string, Known>();
  #last:
    | { discovered: readonly Entity[]; byRef: Map<string, Entity> }
    | undefined;

  constructor(options: DiscoveriesOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Whether others may still bring something. */
  get isWaiting(): boolean {
    return [...this.#known.values()].some(
      ({ isDue, isOthers }) => !isDue && !isOthers,
    );
  }

  /**
   * Those that it is ours to bring.
   * @returns `complete: false` when the catalog did not answer of some: that
   * they are not given says nothing
   */
  async ours(
    discovered: readonly Entity[],
  ): Promise<{ entities: Entity[]; complete: boolean }> {
    const byRef = this.#byRef(discovered);
    const refs = [...byRef.keys()];
    try {
      await this.#ask(refs.filter(ref => this.#isToAsk(ref)));
    } catch {
      // What was known stays; the next time will tell.
    }
    return {
      entities: refs.flatMap(ref =>
        this.#known.get(ref)?.isDue ? byRef.get(ref)! : [],
      ),
      complete: refs.every(ref => this.#known.has(ref)),
    };
  }

  /** By ref; what is no longer discovered is forgotten. */
  #byRef(discovered: readonly Entity[]): Map<string, Entity> {
    if (this.#last?.discovered === discovered) return this.#last.byRef;
    const byRef = new Map(
      discovered.map(each => [stringifyEntityRef(each), each]),
    );
    this.#last = { discovered, byRef };
    for (const ref of this.#known.keys()) {
      if (!byRef.has(ref)) this.#known.delete(ref);
    }
    return byRef;
  }

  #isToAsk(ref: string): boolean {
    const known = this.#known.get(ref);
    if (!known) return true;
    const holds = known.isOthers || known.isDue ? SETTLED : OPEN;
    return this.#now() - known.askedAt >= holds;
  }

  async #ask(refs: readonly string[]): Promise<void> {
    const { auth, catalog } = this.#options;
    for (let at = 0; at < refs.length; at += AT_ONCE) {
      const entityRefs = refs.slice(at, at + AT_ONCE);
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs, fields: ['kind', 'metadata.annotations'] },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      entityRefs.forEach((ref, index) => this.#learn(ref, items[index]));
    }
  }

  #learn(ref: string, found: Entity | undefined) {
    const now = this.#now();
    const before = this.#known.get(ref);
    const location = found?.metadata?.annotations?.[ANNOTATION_LOCATION];
    const isOurs = location?.startsWith(DISCOVERED_LOCATION) ?? false;
    if (found && !isOurs) {
      this.#known.set(ref, { askedAt: now, isOthers: true, isDue: false });
      return;
    }
    const missingSince = before?.missingSince ?? now;
    const isDue = isOurs || before?.isDue || now - missingSince >= PATIENCE;
    this.#known.set(ref, {
      askedAt: now,
      isOthers: false,
      isDue,
      missingSince,
    });
  }
}
