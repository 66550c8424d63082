import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  INFRA_ANNOTATIONS,
  moduleEntityName,
  PROVISIONAL_TAG,
} from '@infra-portal/infra-common';
import {
  idOf,
  type InventoryState,
  type InventoryThing,
} from '@infra-portal/infra-node';
import { NAMESPACE } from './common';
import { discoveredOf } from './discovered';
import { moduleEntity } from './moduleEntity';
import { type EntityContext, stackEntity } from './stackEntity';

/**
 * Relations that an entity is written with, which costs as much as it has: a
 * module that more use says so on its own page only.
 */
const MOST_RELATED = 200;

const NOTHING: Pick<InventoryState, 'things' | 'repositories'> = {
  things: new Map(),
  repositories: new Map(),
};

/** What the `service.yaml` files of a repository say at one commit. */
export interface ReadServices {
  commit: string;
  entities: Entity[];
}

export interface Composition {
  /** By ref. */
  entities: Map<string, Entity>;
  /** Products and services that only stacks tell of, where nobody does better. */
  discovered: Entity[];
}

/** Makes entities of what is known; those of what did not change stay the same. */
export class Composer {
  #last = new Map<string, { key: string; entity: Entity }>();
  #discovered = new Map<string, Entity>();

  /**
   * @param services by repository, the first first
   * @param ownerOf the entity ref for the name of an owner
   * @param warn is told of an entity that has the name of another one
   */
  compose(
    services: ReadonlyMap<string, ReadServices>,
    inventory: InventoryState | undefined,
    ownerOf: (name: string | undefined) => string,
    warn: (ref: string, first: Entity, second: Entity) => void,
  ): Composition {
    const things = this.#things(inventory, ownerOf);
    const entities = new Map<string, Entity>();
    for (const [repository, { commit, entities: own }] of services) {
      const isRead = inventory?.repositories.get(repository)?.commit === commit;
      for (const entity of own) {
        const ref = stringifyEntityRef(entity);
        // What is read of the stack itself says more than what is meant to be.
        const isSeen = entity.kind === 'Resource' && things.has(ref);
        const isGone =
          entity.kind === 'Resource' &&
          isRead &&
          !entity.metadata.tags?.includes(PROVISIONAL_TAG);
        if (isSeen || isGone) continue;
        const first = entities.get(ref);
        if (first) warn(ref, first, entity);
        else entities.set(ref, withOwner(entity, ownerOf));
      }
    }
    this.#discovered = discoveredOf(
      things.values(),
      entities.values(),
      this.#discovered,
    );
    const discovered = [...this.#discovered.values()].filter(
      each => !entities.has(stringifyEntityRef(each)),
    );
    for (const [ref, entity] of things) entities.set(ref, entity);
    return { entities, discovered };
  }

  #things(
    inventory: InventoryState | undefined,
    ownerOf: (name: string | undefined) => string,
  ): Map<string, Entity> {
    const made = new Map<string, { key: string; entity: Entity }>();
    const entities = new Map<string, Entity>();
    const { things, repositories } = inventory ?? NOTHING;
    const users = usersOf(things.values());
    for (const [id, { digest, thing }] of things) {
      const source = repositories.get(thing.repository.toLowerCase());
      if (!source) continue;
      const { url, branch = 'HEAD' } = source;
      const context: EntityContext = {
        url,
        branch,
        owner: ownerOf(thing.owner),
        dependsOn: needsOf(thing, things, users),
      };
      const key = JSON.stringify([digest, context]);
      const last = this.#last.get(id);
      const entity = last?.key === key ? last.entity : entityOf(thing, context);
      made.set(id, { key, entity });
      entities.set(stringifyEntityRef(entity), entity);
    }
    this.#last = made;
    return entities;
  }
}

function entityOf(thing: InventoryThing, context: EntityContext): Entity {
  return thing.kind === 'stack'
    ? stackEntity(thing, context)
    : moduleEntity(thing, context);
}

/** How many use each module. */
function usersOf(
  all: Iterable<{ thing: InventoryThing }>,
): Map<string, number> {
  const users = new Map<string, number>();
  for (const { thing } of all) {
    for (const name of new Set(thing.modules)) {
      users.set(name, (users.get(name) ?? 0) + 1);
    }
  }
  return users;
}

/** Refs of what a thing needs, of what there is. */
function needsOf(
  thing: InventoryThing,
  there: ReadonlyMap<string, unknown>,
  users: ReadonlyMap<string, number>,
): string[] {
  const modules = thing.modules
    .filter(
      name =>
        there.has(idOf({ kind: 'module', name })) &&
        users.get(name)! <= MOST_RELATED,
    )
    .map(name => `component:${NAMESPACE}/${moduleEntityName(name)}`);
  const stacks =
    thing.kind === 'stack'
      ? thing.dependsOn
          .filter(name => there.has(idOf({ kind: 'stack', name })))
          .map(name => `resource:${NAMESPACE}/${name}`)
      : [];
  return [...new Set([...stacks, ...modules])].sort();
}

function withOwner(
  entity: Entity,
  ownerOf: (name: string | undefined) => string,
): Entity {
  const named = String(entity.spec?.owner);
  const owner = ownerOf(named);
  if (owner === named) return entity;
  const { metadata, spec } = entity;
  return {
    ...entity,
    metadata: {
      ...metadata,
      annotations: {
        ...metadata.annotations,
        [INFRA_ANNOTATIONS.owner]: named,
      },
    },
    spec: { ...spec, owner },
  };
}
