import {
  idOf,
  type InventoryModule,
  type InventoryRepository,
  type InventoryStack,
  type InventoryState,
  type InventoryThing,
} from '@infra-portal/infra-node';

export const REPOSITORY = 'github.com/acme/infrastructure';

export const stackOf = (
  name: string,
  more: Partial<InventoryStack> = {},
): InventoryStack => ({
  kind: 'stack',
  name,
  ref: `${REPOSITORY}//stacks/${name}#default`,
  repository: REPOSITORY,
  dir: `stacks/${name}`,
  layer: 'product',
  dependsOn: [],
  modules: [],
  ...more,
});

export const moduleOf = (
  name: string,
  more: Partial<InventoryModule> = {},
): InventoryModule => ({
  kind: 'module',
  name,
  title: name,
  repository: REPOSITORY,
  dir: `modules/${name}`,
  deprecated: false,
  modules: [],
  ...more,
});

/** As the client of the inventory gives it, after one repository was read. */
export function stateOf(
  things: readonly InventoryThing[],
  source: Partial<InventoryRepository> = { commit: 'c1' },
): InventoryState {
  const repository = {
    repository: REPOSITORY,
    url: `https://${REPOSITORY}`,
    branch: 'main',
    ...source,
  };
  return {
    version: JSON.stringify([things, source]),
    repositories: new Map([[REPOSITORY, repository]]),
    things: new Map(
      things.map(thing => [
        idOf(thing),
        { digest: JSON.stringify(thing), thing },
      ]),
    ),
  };
}
