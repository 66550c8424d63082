import {
  mockServices,
  type TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { TiedCall } from '@infra-portal/infra-common';
import fc from 'fast-check';
import { openDatabase } from '../database';
import { StackIndex } from './StackIndex';
import { StackStore } from './StackStore';
import type { KeptModule, KeptStack, RepositoryContents } from './types';

jest.setTimeout(120_000);

const databases = TestDatabases.create();

const REPOSITORIES = ['github.com/acme/one', 'github.com/acme/two'];
const DIRS = ['a', 'b', 'c', 'd'];
const OWN = { layer: 'product' as const, product: 'shop', service: 'web' };

const call = fc
  .record({
    key: fc.constantFrom(
      'github.com/acme/one//modules/sqs',
      'github.com/acme/three//modules/rds',
    ),
    version: fc.constantFrom('1.0.0', '2.0.0'),
    line: fc.constantFrom(1, 2),
  })
  .map(
    (said): TiedCall => ({
      ...said,
      name: 'it',
      pin: 'pinned',
      file: 'main.tf',
      source: `git::https://${said.key}?ref=v${said.version}`,
    }),
  );

const stack = fc.record({
  place: fc.constantFrom(
    { ...OWN, environment: 'dev' },
    { ...OWN, environment: 'prod' },
    { ...OWN, product: 'bank', environment: 'dev' },
    { layer: 'product' as const },
  ),
  owner: fc.constantFrom('group:default/a', '@acme/b'),
  errors: fc.nat(1),
  incomplete: fc.boolean(),
  calls: fc.array(call, { maxLength: 2 }),
  key: fc.constantFrom('one', 'two'),
  read: fc.option(fc.constantFrom('one', 'two'), { nil: undefined }),
  output: fc.constantFrom('x', 'y'),
  written: fc.subarray(['/p', '/q']),
  asked: fc.subarray(['/p', '/q']),
  file: fc.constantFrom('main.tf', 'other.tf'),
});

type Drawn = typeof stack extends fc.Arbitrary<infer T> ? T : never;

const s3 = (key: string) => ({ bucket: 'state', key });

function keptStack(repository: string, dir: string, drawn: Drawn): KeptStack {
  const { place, owner, errors, incomplete, calls, key, read, file } = drawn;
  const at = { file, line: 1 };
  const parameters = (names: string[]) => names.map(name => ({ name, ...at }));
  return {
    summary: {
      ...place,
      ref: `${repository}//${dir}#default`,
      repository,
      dir,
      workspace: 'default',
      owner,
      resources: 2,
      modules: calls.length,
      findings: { error: errors, warning: 0, info: 0 },
      incomplete,
    },
    ties: {
      calls,
      backend: { type: 's3', settings: s3(key) },
      reads:
        read === undefined
          ? []
          : [
              {
                name: 'other',
                backend: 's3',
                settings: s3(read),
                outputs: [{ name: 'x', ...at }],
                ...at,
              },
            ],
      parametersRead: parameters(drawn.asked),
      parametersWritten: parameters(drawn.written),
      outputs: [drawn.output],
    },
    codes: errors > 0 ? ['local-state'] : [],
    detail: {
      reason: 'backend',
      files: [file],
      requiredProviders: [],
      resources: {},
      data: {},
      variables: [],
      outputs: [],
      atlantisProjects: [],
      problems: [],
    },
  };
}

const modules = fc.subarray(['sqs', 'rds']).chain(names =>
  fc.tuple(
    ...names.map(name =>
      fc.subarray(['1.0.0', '2.0.0']).map(
        (versions): KeptModule => ({
          summary: { name, dir: `modules/${name}`, versions, calls: [] },
          detail: { files: [], requiredProviders: [], resources: {} },
        }),
      ),
    ),
  ),
);

const written = fc
  .record({
    repository: fc.constantFrom(...REPOSITORIES),
    stacks: fc.dictionary(fc.constantFrom(...DIRS), stack),
    modules,
  })
  .map(
    ({ repository, stacks, ...rest }): RepositoryContents => ({
      repository,
      url: `https://${repository}`,
      branch: 'main',
      commit: 'c',
      stacks: Object.entries(stacks).map(([dir, drawn]) =>
        keptStack(repository, dir, drawn),
      ),
      ...rest,
      things: [],
      problems: [],
    }),
  );

/** Everything that an index can be asked. */
async function everything(index: StackIndex) {
  const { dependencies, byName, missing, problems } = await index.current();
  const names = [...byName.keys()].sort();
  return {
    page: await index.page({ limit: 50 }),
    products: await index.products(),
    modules: await index.modules(),
    sources: await index.sources(),
    missing: [...missing].sort(),
    problems: [...problems].sort(),
    stacks: names.map(name => ({
      name,
      dependsOn: dependencies.dependsOn(name),
      usedBy: dependencies.usedBy(name),
      reach: dependencies.reach(name),
    })),
    graph: dependencies.graph(names),
  };
}

describe.each(databases.eachSupportedId())('%p', (id: TestDatabaseId) => {
  it('tells after changes what it tells of all anew', async () => {
    const knex = await openDatabase(
      mockServices.database({ knex: await databases.init(id) }),
    );
    const one = new StackStore(knex);
    const other = new StackStore(knex);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(written, fc.boolean(), fc.nat(9)), {
          minLength: 1,
          maxLength: 6,
        }),
        async steps => {
          await one.keepOnly([]);
          const index = new StackIndex(one);
          let commit = 0;
          for (const [contents, byOther, removes] of steps) {
            commit += 1;
            // Another replica may write as well, or have another configuration.
            const store = byOther ? other : one;
            if (removes === 0) await store.keepOnly([]);
            await store.write({ ...contents, commit: `c${commit}` });
            const found = await everything(index);
            expect(found).toEqual(await everything(new StackIndex(other)));
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
