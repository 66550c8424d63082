import {
  componentEntityV1alpha1Validator,
  EntityPolicies,
  DefaultNamespaceEntityPolicy,
  type Entity,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import {
  compileCatalogModel,
  defaultCatalogEntityModel,
} from '@backstage/catalog-model/alpha';
import {
  createInfraModelLayer,
  formatStackRef,
  type NamedStack,
  stackNames,
} from '@infra-portal/infra-common';
import fc from 'fast-check';
import {
  moduleOf,
  REPOSITORY,
  stackOf,
  stateOf,
} from '../__testUtils__/things';
import type { InventoryModule, InventoryStack } from '@infra-portal/infra-node';
import { Composer, type ReadServices } from './Composer';

const PLATFORM = 'group:default/platform';
const NONE: ReadonlyMap<string, ReadServices> = new Map();
const noWarning = (ref: string) => {
  throw new Error(`${ref} is there twice`);
};
const ownerOf = (name: string | undefined) =>
  name === '@acme/auth' ? 'group:default/auth' : PLATFORM;

const compose = (
  state: ReturnType<typeof stateOf>,
  services = NONE,
  composer = new Composer(),
) => composer.compose(services, state, ownerOf, noWarning);

describe('a composition', () => {
  it('tells products, services, stacks and modules with what ties them', () => {
    const { entities, discovered } = compose(
      stateOf([
        stackOf('authhub-api-prod', {
          product: 'authhub',
          service: 'api',
          environment: 'prod',
          owner: '@acme/auth',
          dependsOn: ['shared-prod-network', 'is-not-there'],
          modules: ['sqs', 'of-others'],
        }),
        stackOf('shared-prod-network', {
          layer: 'shared',
          service: 'network',
          environment: 'prod',
          owner: 'nobody',
        }),
        moduleOf('sqs'),
      ]),
    );
    const stack = entities.get('resource:default/authhub-api-prod');
    expect(stack).toMatchObject({
      metadata: {
        title: 'authhub/api/prod',
        tags: ['prod'],
        annotations: {
          'infra-portal.io/stack': `${REPOSITORY}//stacks/authhub-api-prod#default`,
          'infra-portal.io/environment': 'prod',
          'infra-portal.io/owner': '@acme/auth',
          'backstage.io/view-url': `https://${REPOSITORY}/tree/main/stacks/authhub-api-prod`,
        },
      },
      spec: {
        type: 'terraform-stack',
        owner: 'group:default/auth',
        system: 'authhub',
        dependencyOf: ['component:default/authhub-api'],
        dependsOn: [
          'component:default/module-sqs',
          'resource:default/shared-prod-network',
        ],
      },
    });
    const shared = entities.get('resource:default/shared-prod-network');
    expect(shared?.metadata.tags).toEqual(['prod', 'shared']);
    expect(shared?.spec).toEqual({ type: 'terraform-stack', owner: PLATFORM });
    expect(entities.get('component:default/module-sqs')).toMatchObject({
      spec: { type: 'terraform-module', owner: PLATFORM },
    });
    expect(discovered.map(each => stringifyEntityRef(each))).toEqual([
      'system:default/authhub',
      'component:default/authhub-api',
    ]);
    // Of whoever owns most of what they have.
    expect(discovered[1].spec?.owner).toBe('group:default/auth');
  });

  it('keeps the entity when only the folder moves', () => {
    const placed = { product: 'a', service: 'b', environment: 'dev' };
    const at = (dir: string): NamedStack & { named: InventoryStack } => {
      const ref = {
        host: 'github.com',
        repository: 'acme/infrastructure',
        dir,
        workspace: 'default',
      };
      const named = { ref, layer: 'product' as const, ...placed };
      const names = stackNames([named as NamedStack]);
      const name = names.get(formatStackRef(ref))!;
      return {
        ...(named as NamedStack),
        named: stackOf(name, { ...placed, dir, ref: formatStackRef(ref) }),
      };
    };
    const refs = ['stacks/a/b/dev', 'live/dev/a-b'].map(dir => [
      ...compose(stateOf([at(dir).named])).entities.keys(),
    ]);
    expect(refs).toEqual([
      ['resource:default/a-b-dev'],
      ['resource:default/a-b-dev'],
    ]);
  });

  it('writes no relations of a module that more use than a page can show', () => {
    const uses = (many: number) => {
      const stacks = Array.from({ length: many }, (_, index) =>
        stackOf(`s${index}`, { modules: ['sqs'] }),
      );
      const { entities } = compose(stateOf([...stacks, moduleOf('sqs')]));
      return entities.get('resource:default/s0')?.spec?.dependsOn;
    };
    expect(uses(200)).toEqual(['component:default/module-sqs']);
    expect(uses(201)).toBeUndefined();
  });

  const intended = (name: string, tags?: string[]): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name, namespace: 'default', ...(tags && { tags }) },
    spec: { type: 'terraform-stack', owner: PLATFORM },
  });

  it('believes what is read of a stack more than what is meant to be', () => {
    const services = (commit: string) =>
      new Map([
        [
          REPOSITORY,
          {
            commit,
            entities: [
              intended('real'),
              intended('not-read-yet'),
              intended('proposed', ['provisional']),
            ],
          },
        ],
      ]);
    const state = stateOf([stackOf('real', { environment: 'dev' })]);
    const names = (commit: string) =>
      [...compose(state, services(commit)).entities.values()].map(
        ({ metadata }) => metadata.name,
      );
    // What the stacks were read of is that commit: there is no more.
    expect(names('c1')).toEqual(['proposed', 'real']);
    // It is another one: between the two nothing goes and comes again.
    expect(names('c2')).toEqual(['not-read-yet', 'proposed', 'real']);
    const { entities } = compose(state, services('c2'));
    expect(entities.get('resource:default/real')?.metadata.tags).toEqual([
      'dev',
    ]);
  });

  it('gives the same entities for what did not change', () => {
    const composer = new Composer();
    const things = [stackOf('one'), stackOf('two')];
    const first = compose(stateOf(things), NONE, composer).entities;
    const changed = [things[0], stackOf('two', { environment: 'dev' })];
    const second = compose(stateOf(changed), NONE, composer).entities;
    const same = [...second].filter(([ref, each]) => first.get(ref) === each);
    expect(same.map(([ref]) => ref)).toEqual(['resource:default/one']);
  });
});

const hostile = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', '결제', '', ' ', '..', 'A/B#c'),
  // Half characters too, of which addresses cannot be made.
  fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map(n => String.fromCharCode(n)),
    maxLength: 90,
  }),
  fc.string({ minLength: 60, maxLength: 120 }),
);
const maybe = fc.option(hostile, { nil: undefined });
const folder = fc
  .array(hostile.filter(Boolean), { minLength: 1, maxLength: 3 })
  .map(parts => parts.join('/'));
const hostileStack = fc.record({
  ref: fc.record({
    host: fc.constant('github.com'),
    repository: fc.constant('acme/infrastructure'),
    dir: folder,
    workspace: hostile.filter(Boolean),
  }),
  layer: fc.constantFrom<'product' | 'shared'>('product', 'shared'),
  product: maybe,
  service: maybe,
  environment: fc.constantFrom<'dev' | 'prod' | undefined>(
    'dev',
    'prod',
    undefined,
  ),
  region: maybe,
});
const hostileModule = fc.record({ name: hostile, title: hostile, dir: folder });

const policies = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);
const kinds = [
  componentEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
];
const model = compileCatalogModel([
  defaultCatalogEntityModel,
  createInfraModelLayer(),
]);

it('is valid for the catalog, whatever things are called', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(hostileStack, {
        selector: each => formatStackRef(each.ref),
        maxLength: 6,
      }),
      fc.uniqueArray(hostileModule, {
        selector: each => each.name,
        maxLength: 3,
      }),
      async (stacks, modules) => {
        const names = stackNames(stacks);
        const things: (InventoryStack | InventoryModule)[] = [
          ...stacks.map(({ ref, ...place }) =>
            stackOf(names.get(formatStackRef(ref))!, {
              ...place,
              ref: formatStackRef(ref),
              dir: ref.dir,
              dependsOn: [...names.values()],
              modules: modules.map(({ name }) => name),
            }),
          ),
          ...modules.map(each => moduleOf(each.name, each)),
        ];
        const { entities, discovered } = compose(stateOf(things));
        const all = [...entities.values(), ...discovered];
        // Names of modules that a slug cannot tell apart are told apart too.
        expect(entities.size).toBe(things.length);
        for (const entity of all) {
          const text = JSON.stringify(entity);
          const checked = await policies.enforce(JSON.parse(text));
          const results = await Promise.all(
            kinds.map(kind => kind.check(checked!)),
          );
          expect(results.filter(Boolean)).toHaveLength(1);
          expect(text).not.toContain('\\u0000');
          const { annotations = {} } = entity.metadata;
          const known = new Set(
            model.getMetadata().annotations.map(({ name }) => name),
          );
          for (const name of Object.keys(annotations)) {
            if (name.startsWith('infra-portal.io/')) {
              expect(known).toContain(name);
            }
          }
        }
      },
    ),
  );
});
