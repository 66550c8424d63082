import {
  mockServices,
  type TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { openDatabase } from '../database';
import { StackIndex } from './StackIndex';
import { StackStore } from './StackStore';
import type { KeptModule, KeptStack, RepositoryContents } from './types';

const databases = TestDatabases.create();

const CENTRAL = 'github.com/acme/infrastructure';
const URL = `https://${CENTRAL}`;

function stack(
  dir: string,
  environment: 'dev' | 'prod' = 'dev',
  repository = 'acme/infrastructure',
): KeptStack {
  const place = {
    layer: 'product' as const,
    product: 'authhub',
    service: dir,
    environment,
  };
  return {
    summary: {
      ...place,
      ref: `github.com/${repository}//${dir}#default`,
      repository: `github.com/${repository}`,
      dir,
      workspace: 'default',
      owner: 'group:default/platform',
      resources: 2,
      modules: 1,
      findings: { error: 1, warning: 0, info: 0 },
      incomplete: false,
    },
    ties: { calls: [], reads: [], parametersRead: [], parametersWritten: [] },
    codes: ['local-state'],
    detail: {
      reason: 'backend',
      files: [`${dir}/main.tf`],
      requiredProviders: [],
      resources: { aws_sqs_queue: 2 },
      data: {},
      variables: [],
      outputs: [],
      atlantisProjects: [],
      problems: [],
    },
  };
}

const moduleOf = (name: string): KeptModule => ({
  summary: { name, dir: `modules/${name}`, versions: [], calls: [] },
  detail: { files: [], requiredProviders: [], resources: {} },
});

const contents = (
  commit: string,
  stacks: KeptStack[],
  repository = CENTRAL,
): RepositoryContents => ({
  repository,
  url: `https://${repository}`,
  branch: 'main',
  commit,
  stacks,
  modules: ['a', 'b', 'c'].map(moduleOf),
  things: [],
  problems: [],
});

describe.each(databases.eachSupportedId())('%p', (id: TestDatabaseId) => {
  let at = 0;
  const open = async () =>
    new StackStore(
      await openDatabase(
        mockServices.database({ knex: await databases.init(id) }),
      ),
      () => at,
    );
  const names = async (index: StackIndex) =>
    (await index.page({ limit: 500 })).items.map(({ name }) => name);

  it('replaces what a repository has, and says when nothing changed', async () => {
    at = Date.parse('2026-11-21T10:00:00Z');
    const store = await open();
    const index = new StackIndex(store);
    expect(await index.page({ limit: 9 })).toMatchObject({ total: 0 });
    const many = Array.from({ length: 400 }, (_, n) => stack(`s${n}`));
    expect(await store.write(contents('c1', many))).toBe(true);
    expect((await index.page({ limit: 1 })).total).toBe(400);
    expect(await store.write(contents('c1', many))).toBe(false);

    const [first, second, ...rest] = many;
    const moved = stack('s0', 'prod');
    expect(await store.write(contents('c2', [moved, ...rest]))).toBe(true);
    expect((await index.page({ limit: 1 })).total).toBe(399);
    expect(await names(index)).toContain('authhub-s0-prod');
    expect(await store.detail(second.summary.ref)).toBeUndefined();
    expect(await store.detail(first.summary.ref)).toEqual(moved.detail);
  });

  it('keeps what was read when a repository cannot be reached', async () => {
    at = Date.parse('2026-11-21T10:00:00Z');
    const store = await open();
    const index = new StackIndex(store);
    await store.write(contents('c1', [stack('api')]));
    at += 60_000;
    await store.checked(CENTRAL, URL, 'it is away\0');
    at += 60_000;
    await store.checked(CENTRAL, URL, 'it is still away');
    expect(await names(index)).toEqual(['authhub-api-dev']);
    expect(await index.sources()).toEqual([
      {
        repository: CENTRAL,
        url: URL,
        branch: 'main',
        commit: 'c1',
        readAt: '2026-11-21T10:00:00.000Z',
        checkedAt: '2026-11-21T10:00:00.000Z',
        failure: {
          message: 'it is still away',
          since: '2026-11-21T10:01:00.000Z',
        },
        stacks: 1,
        modules: 3,
        // Nobody calls its modules.
        findings: { error: 1, warning: 0, info: 3 },
        problems: ['a', 'b', 'c'].map(name =>
          expect.objectContaining({
            code: 'orphan-module',
            file: `modules/${name}`,
          }),
        ),
      },
    ]);
    await store.checked(CENTRAL, URL);
    const [source] = await index.sources();
    expect(source.failure).toBeUndefined();
    expect(source.checkedAt).toBe('2026-11-21T10:02:00.000Z');
  });

  it('keeps repositories apart, and forgets one that is taken out', async () => {
    const store = await open();
    const index = new StackIndex(store);
    const other = 'github.com/acme/other';
    await store.write(contents('c1', [stack('api')]));
    await store.write(
      contents('c1', [stack('api', 'dev', 'acme/other')], other),
    );
    const [first, second] = await names(index);
    expect(first).toBe('authhub-api-dev');
    expect(second).toMatch(/^authhub-api-dev-[0-9a-f]{8}$/);
    await store.keepOnly([other]);
    expect(await names(index)).toEqual(['authhub-api-dev']);
    expect(await index.sources()).toHaveLength(1);
  });

  it('loses and doubles nothing when two write at once', async () => {
    const store = await open();
    const all = Array.from({ length: 60 }, (_, n) => stack(`s${n}`));
    const written = await Promise.all(
      Array.from({ length: 6 }, () => store.write(contents('c1', all))),
    );
    expect(written.filter(Boolean)).toHaveLength(1);
    const [state] = await store.states();
    const { listed } = (await store.listing(state))!;
    expect(listed.stacks).toHaveLength(60);
    expect(listed.modules).toHaveLength(3);
  });

  it('shows all or nothing of a commit when writing ends in the middle', async () => {
    const knex = await databases.init(id);
    const store = new StackStore(
      await openDatabase(mockServices.database({ knex })),
    );
    const index = new StackIndex(store);
    await store.write(contents('c1', [stack('api'), stack('web')]));
    const failing = new Proxy(knex, {
      get(target, name) {
        if (name !== 'transaction') return Reflect.get(target, name);
        // As when the process is killed after the stacks were written.
        return (work: (trx: unknown) => Promise<unknown>) =>
          target.transaction(trx =>
            work(
              new Proxy(trx, {
                apply(to, self, [table]) {
                  if (table === 'modules') throw new Error('killed');
                  return Reflect.apply(to, self, [table]);
                },
              }),
            ),
          );
      },
    });
    const next = contents('c2', [stack('api', 'prod')]);
    await expect(new StackStore(failing).write(next)).rejects.toThrow('killed');
    expect(await names(index)).toEqual(['authhub-api-dev', 'authhub-web-dev']);
    expect(await store.commit(CENTRAL)).toBe('c1');
    expect(await store.write(next)).toBe(true);
    expect(await names(index)).toEqual(['authhub-api-prod']);
  });
});
