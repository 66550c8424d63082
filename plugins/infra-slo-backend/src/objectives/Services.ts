import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  type Entity,
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { INFRA_ANNOTATIONS } from '@infra-portal/infra-common';

/** Milliseconds after which the catalog is asked again. */
const HOLDS = 60_000;
const FIELDS = ['kind', 'metadata', 'spec', 'relations'];

/** A service of the catalog. */
export interface Service {
  entityRef: string;
  /** As the pages of the portal call it, or else the name of its System. */
  product?: string;
  /** As the pages of the portal call it. */
  service?: string;
  /** Ref of who owns it. */
  owner?: string;
}

/** A ref as the catalog writes it; undefined where it is none. */
export function entityRefOf(text: string): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        ...{ defaultKind: 'component', defaultNamespace: 'default' },
      }),
    ).toLocaleLowerCase('en-US');
  } catch {
    return undefined;
  }
}

/** The ref of the System that a product is. */
export const systemRefOf = (product: string): string =>
  `system:default/${product}`.toLocaleLowerCase('en-US');

/** Services that the catalog knows, with their product and owner. */
export class Services {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  #byRef: ReadonlyMap<string, Service> = new Map();
  /** Those that should promise something. */
  #own: ReadonlySet<string> = new Set();
  #askedAt = 0;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
  }

  /** Whether the catalog was heard of at all; nothing is known before. */
  get hasAnswered(): boolean {
    return this.#askedAt > 0;
  }

  of(entityRef: string): Service | undefined {
    return this.#byRef.get(entityRef);
  }

  /** All Components of the type service, in the order of their names. */
  own(): Service[] {
    return [...this.#own].sort().map(ref => this.#byRef.get(ref)!);
  }

  /**
   * Asks the catalog for all services, and for other entities by their refs. What
   * was known stays where it does not answer.
   * @returns whether something is another now
   */
  async look(refs: readonly string[], now = Date.now()): Promise<boolean> {
    const isKnown = refs.every(ref => this.#byRef.has(ref));
    if (isKnown && now - this.#askedAt < HOLDS) return false;
    try {
      return await this.#ask(refs, now);
    } catch (error) {
      const { message } = toError(error);
      this.#logger.warn(`The catalog was not asked for services: ${message}`);
      return false;
    }
  }

  async #ask(refs: readonly string[], now: number): Promise<boolean> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const found = await this.#catalog.getEntities(
      { filter: { kind: 'Component', 'spec.type': 'service' }, fields: FIELDS },
      { credentials },
    );
    const own = found.items.map(serviceOf);
    const byRef = new Map(own.map(each => [each.entityRef, each]));
    const others = refs.filter(ref => !byRef.has(ref));
    if (others.length > 0) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs: others, fields: FIELDS },
        { credentials },
      );
      for (const item of items) {
        if (!item) continue;
        const service = serviceOf(item);
        byRef.set(service.entityRef, service);
      }
    }
    const before = JSON.stringify([...this.#byRef]);
    this.#byRef = byRef;
    this.#own = new Set(own.map(({ entityRef }) => entityRef));
    this.#askedAt = now;
    return before !== JSON.stringify([...byRef]);
  }
}

function serviceOf(entity: Entity): Service {
  const target = (type: string, kind: string) =>
    entity.relations?.find(
      each => each.type === type && each.targetRef.startsWith(kind),
    )?.targetRef;
  const notes = entity.metadata.annotations ?? {};
  const service = notes[INFRA_ANNOTATIONS.service];
  const product = notes[INFRA_ANNOTATIONS.product];
  const system = target(RELATION_PART_OF, 'system:') ?? entity.spec?.system;
  const owner = target(RELATION_OWNED_BY, '') ?? entity.spec?.owner;
  return {
    entityRef: stringifyEntityRef(getCompoundEntityRef(entity)),
    ...(typeof system === 'string' && {
      product: parseEntityRef(system, { defaultKind: 'system' }).name,
    }),
    ...(product !== undefined && { product }),
    ...(service !== undefined && { service }),
    ...(typeof owner === 'string' && {
      owner: stringifyEntityRef(
        parseEntityRef(owner, { defaultKind: 'group' }),
      ),
    }),
  };
}
