import type { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { INFRA_ANNOTATIONS } from '@infra-portal/infra-common';
import { type NamedOwner, readOwner, usualRef } from '@infra-portal/infra-node';

/** Milliseconds that an owner has to come into the catalog. */
const PATIENCE = 3 * 60_000;
/** Milliseconds after which the catalog is asked again. */
const SETTLED = 10 * 60_000;
const OPEN = 5_000;
/** Names in one question. */
const AT_ONCE = 200;

const TEAM = 'metadata.annotations.github.com/team-slug';
const LOGIN = 'metadata.annotations.github.com/user-login';
const MAIL = 'spec.profile.email';
/** How somebody who is not found is named on what the fallback got instead. */
const NAMED = `metadata.annotations.${INFRA_ANNOTATIONS.owner}`;

interface Known {
  askedAt: number;
  /** Of the entity; undefined: the catalog has none. */
  ref?: string;
  missingSince?: number;
}

export interface OwnersOptions {
  catalog: CatalogService;
  auth: AuthService;
  /** Entity ref of who owns what nobody owns that the catalog knows. */
  fallback: string;
  now?: () => number;
}

/** Finds groups and users of the catalog for owners as repositories name them. */
export class Owners {
  readonly #options: OwnersOptions;
  readonly #now: () => number;
  readonly #known = new Map<string, Known>();
  #revision = 0;
  /** The refs of that revision. */
  #refs = '';
  /** Names that were waited for in vain, here before a restart or elsewhere. */
  #givenUp: ReadonlySet<string> | undefined;

  constructor(options: OwnersOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Asks the catalog for owners that are not known; never throws. */
  async learn(names: ReadonlySet<string>): Promise<void> {
    for (const name of this.#known.keys()) {
      if (!names.has(name)) this.#known.delete(name);
    }
    const due = [...names].filter(name => this.#isToAsk(name));
    try {
      for (let at = 0; at < due.length; at += AT_ONCE) {
        await this.#ask(due.slice(at, at + AT_ONCE));
      }
    } catch {
      // What was known stays; the next time will tell.
    }
  }

  /** Another number whenever a name may have another ref than before. */
  get revision(): number {
    // The end of waiting changes refs as well.
    const refs = JSON.stringify(
      [...this.#known.keys()].map(name => [name, this.refOf(name)]),
    );
    if (refs !== this.#refs) this.#revision += 1;
    this.#refs = refs;
    return this.#revision;
  }

  /** Whether somebody may still come into the catalog. */
  get isWaiting(): boolean {
    return [...this.#known.values()].some(
      ({ ref, missingSince = 0 }) =>
        ref === undefined && this.#now() - missingSince < PATIENCE,
    );
  }

  /** The entity ref for a name that was learnt. */
  refOf(name: string | undefined): string {
    const { fallback } = this.#options;
    if (!name) return fallback;
    const known = this.#known.get(name);
    if (known?.ref) return known.ref;
    const since = known?.missingSince ?? this.#now();
    // Teams may come a moment after what they own. Once they were given up,
    // all that they own would change hands twice.
    const isAwaited =
      this.#now() - since < PATIENCE && !this.#givenUp?.has(name);
    return (isAwaited && usualRef(readOwner(name))) || fallback;
  }

  #isToAsk(name: string): boolean {
    const known = this.#known.get(name);
    if (!known) return true;
    const age = this.#now() - (known.missingSince ?? 0);
    const holds = known.ref || age >= PATIENCE ? SETTLED : OPEN;
    return this.#now() - known.askedAt >= holds;
  }

  async #ask(names: readonly string[]): Promise<void> {
    const owners = names.map(name => ({ name, owner: readOwner(name) }));
    const byWord = await this.#annotated(owners.map(({ owner }) => owner));
    const usual = owners.map(({ owner }) => usualRef(owner));
    const existing = await this.#existing(usual);
    this.#givenUp ??= await this.#namedInVain();
    owners.forEach(({ name, owner }, index) => {
      const askedAt = this.#now();
      const own = usual[index];
      const ref =
        byWord.get(wordOf(owner)) ??
        (own && existing.has(own) ? own : undefined);
      const missingSince = this.#known.get(name)?.missingSince ?? askedAt;
      this.#known.set(name, ref ? { askedAt, ref } : { askedAt, missingSince });
    });
  }

  /** Refs by the word that an entity is known by at GitHub. */
  async #annotated(owners: NamedOwner[]): Promise<Map<string, string>> {
    const { auth, catalog } = this.#options;
    const by = (entity: string, field: string, kind: NamedOwner['kind']) => {
      const words = owners.filter(each => each.kind === kind).map(wordOf);
      const condition: Record<string, string | string[]> = {
        kind: entity,
        [field]: words,
      };
      return words.length > 0 ? [condition] : [];
    };
    const filter = [
      ...by('Group', TEAM, 'team'),
      ...by('User', LOGIN, 'login'),
      ...by('User', MAIL, 'mail'),
    ];
    if (filter.length === 0) return new Map();
    const { items } = await catalog.getEntities(
      { filter, fields: ['kind', 'metadata', 'spec.profile.email'] },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return new Map(
      items.flatMap(entity => {
        const { annotations = {} } = entity.metadata;
        const profile = entity.spec?.profile as { email?: string } | undefined;
        return [
          annotations['github.com/team-slug'],
          annotations['github.com/user-login'],
          profile?.email,
        ].flatMap((word): [string, string][] =>
          word ? [[word.toLowerCase(), stringifyEntityRef(entity)]] : [],
        );
      }),
    );
  }

  /** Names of owners whose things the catalog has as the fallback's. */
  async #namedInVain(): Promise<Set<string>> {
    const { auth, catalog, fallback } = this.#options;
    const { facets } = await catalog.getEntityFacets(
      { filter: { 'spec.owner': fallback }, facets: [NAMED] },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return new Set(facets[NAMED]?.map(({ value }) => value));
  }

  async #existing(refs: (string | undefined)[]): Promise<Set<string>> {
    const { auth, catalog } = this.#options;
    const entityRefs = [...new Set(refs.filter(ref => ref !== undefined))];
    if (entityRefs.length === 0) return new Set();
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs, fields: ['kind'] },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return new Set(entityRefs.filter((_, index) => items[index]));
  }
}

/** A team and a person of one name are told apart by the kind of word. */
function wordOf(owner: NamedOwner): string {
  switch (owner.kind) {
    case 'team':
      return owner.slug.toLowerCase();
    case 'login':
      return owner.login.toLowerCase();
    case 'mail':
      return owner.address.toLowerCase();
    default:
      return '';
  }
}
