import fc from 'fast-check';
import { parseModuleSource, pinOf } from '../moduleSource';
import { callFindings, orphanFindings } from './moduleFindings';
import { moduleKey } from './moduleKey';
import { compareVersions, Releases } from './moduleVersions';
import { resolveModules } from './resolveModules';
import type { TiedCall, TiedModule, TiedRepository } from './types';

const CENTRAL = 'github.com/Acme/infrastructure';

function call(source: string, repository: string, line = 1): TiedCall {
  const target = parseModuleSource(source);
  const key = moduleKey(repository, { target });
  const version = /v(\d+\.\d+\.\d+\S*)$/.exec(source)?.[1];
  return {
    name: 'it',
    file: 'main.tf',
    line,
    pin: pinOf(target),
    source,
    ...(version && { version }),
    ...(key !== undefined && { key }),
  };
}

const stack = (repository: string, dir: string, sources: string[]) => ({
  summary: {
    ref: `${repository}//${dir}#default`,
    repository,
    dir,
    workspace: 'default',
    layer: 'product' as const,
    resources: 0,
    modules: 0,
    findings: { error: 0, warning: 0, info: 0 },
    incomplete: false,
  },
  ties: {
    calls: sources.map((source, line) => call(source, repository, line)),
    reads: [],
    parametersRead: [],
    parametersWritten: [],
  },
});

const moduleAt = (
  dir: string,
  versions: string[] = [],
  more: Partial<TiedModule> = {},
): TiedModule => ({
  name: dir.slice(dir.lastIndexOf('/') + 1),
  dir,
  versions,
  calls: [],
  ...more,
});

it('knows a module by every way to write its address', () => {
  const modules = resolveModules([
    {
      repository: CENTRAL,
      stacks: [],
      modules: [moduleAt('modules/sqs', ['2.0.0-rc.1', '1.2.0', '1.1.0'])],
    },
    {
      repository: 'github.com/acme/other',
      modules: [],
      stacks: [
        stack('github.com/acme/other', 'dev', [
          'git::https://github.com/acme/infrastructure.git//modules/sqs?ref=sqs/v1.1.0',
          'git::ssh://git@GitHub.com/ACME/Infrastructure//modules/sqs?ref=sqs/v1.2.0',
          'git@github.com:acme/infrastructure.git//modules/sqs?ref=main',
          'github.com/acme/infrastructure//modules/sqs',
        ]),
      ],
    },
  ]);
  expect([...modules.byName.keys()]).toEqual(['sqs']);
  expect(modules.byName.get('sqs')).toMatchObject({
    summary: {
      repository: CENTRAL,
      external: false,
      latest: '1.2.0',
      versions: 3,
      stacks: 1,
      calls: 4,
      outdated: 1,
      moving: 2,
    },
    uses: [{ behind: 1 }, { behind: 0 }, {}, {}],
  });
});

it('knows modules of others, and tells equal names apart', () => {
  const other = 'github.com/acme/other';
  const { byName } = resolveModules([
    {
      repository: other,
      modules: [moduleAt('modules/vpc')],
      stacks: [
        stack(other, 'dev', [
          'terraform-aws-modules/vpc/aws',
          'git::https://example.com/x/vpc.git?ref=v1.0.0',
          's3::https://bucket/vpc.zip',
        ]),
      ],
    },
  ]);
  const titles = [...byName].map(([name, { summary }]) => [
    name,
    summary.title,
    summary.external,
  ]);
  expect(titles).toEqual([
    ['vpc', 'vpc', false],
    [expect.stringMatching(/^vpc-[0-9a-f]{8}$/), 'vpc', true],
    ['s3-https-bucket-vpc-zip', 's3::https://bucket/vpc.zip', true],
    ['terraform-aws-modules-vpc-aws', 'terraform-aws-modules/vpc/aws', true],
  ]);
  expect(byName.get('vpc')).toMatchObject({ uses: [] });
});

it('takes an address of modules for the repository of that name on another host', () => {
  const here = 'localhost:7008/acme/infrastructure';
  const all: TiedRepository[] = [
    {
      repository: here,
      modulesAt: 'github.com/acme/infrastructure',
      modules: [moduleAt('modules/sqs', ['1.0.0'])],
      stacks: [
        stack(here, 'dev', [
          'git::https://github.com/acme/infrastructure.git//modules/sqs?ref=sqs/v1.0.0',
          'git::https://github.com/other/infrastructure.git//modules/sqs?ref=sqs/v1.0.0',
        ]),
      ],
    },
  ];
  const { byName } = resolveModules(all);
  expect(byName.get('sqs')!.summary).toMatchObject({
    calls: 1,
    external: false,
  });
  const unsaid = resolveModules([{ ...all[0], modulesAt: undefined }]);
  expect(unsaid.byName.get('sqs')!.summary.calls).toBe(0);
});

it('says which calls are behind or deprecated, and what nobody calls', () => {
  const repository = 'github.com/acme/one';
  const address = `git::https://${repository}//modules`;
  const caller = stack(repository, 'dev', [
    `${address}/sqs?ref=sqs/v1.0.0`,
    `${address}/sqs?ref=sqs/v2.0.0`,
    `${address}/old?ref=main`,
  ]);
  const modules = resolveModules([
    {
      repository,
      stacks: [caller],
      modules: [
        moduleAt('modules/sqs', ['2.1.0', '2.0.0', '1.0.0']),
        moduleAt('modules/old', [], { deprecated: 'use sqs' }),
        moduleAt('modules/unused'),
      ],
    },
  ]);
  expect(callFindings(caller.ties.calls, modules)).toMatchObject([
    { code: 'outdated-module', severity: 'warning', line: 0 },
    { code: 'outdated-module', severity: 'info', line: 1 },
    { code: 'deprecated-module', message: expect.stringMatching(/use sqs/) },
  ]);
  expect([...orphanFindings(modules)]).toMatchObject([
    [repository, [{ code: 'orphan-module', file: 'modules/unused' }]],
  ]);
});

const sources = fc.constantFrom(
  'git::https://github.com/acme/a.git//modules/sqs?ref=sqs/v1.0.0',
  'git@github.com:ACME/b.git//modules/sqs?ref=main',
  'terraform-aws-modules/vpc/aws',
  'git::https://github.com/x/__proto__.git//constructor',
);
const repositories: fc.Arbitrary<TiedRepository[]> = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', '__proto__'))
  .chain(names =>
    fc.tuple(
      ...names.map(name =>
        fc.record({
          repository: fc.constant(`github.com/acme/${name}`),
          modules: fc
            .uniqueArray(fc.constantFrom('modules/sqs', 'constructor', 'x'))
            .map(dirs => dirs.map(dir => moduleAt(dir, ['1.1.0', '1.0.0']))),
          stacks: fc
            .array(fc.array(sources), { maxLength: 3 })
            .map(all =>
              all.map((own, index) =>
                stack(`github.com/acme/${name}`, `s${index}`, own),
              ),
            ),
        }),
      ),
    ),
  );

it('does not care about any order, and counts every call once', () => {
  fc.assert(
    fc.property(repositories, all => {
      const shown = (some: TiedRepository[]) =>
        [...resolveModules(some).byName]
          .map(([name, { summary, uses }]) => ({ name, summary, uses }))
          .sort((a, b) => (a.name < b.name ? -1 : 1));
      const turned = [...all].reverse().map(each => ({
        ...each,
        stacks: [...each.stacks].reverse(),
        modules: [...each.modules].reverse(),
      }));
      expect(shown(turned)).toEqual(shown(all));
      const calls = all.flatMap(each =>
        each.stacks.flatMap(({ ties }) => ties.calls),
      );
      const counted = shown(all).reduce(
        (sum, { summary }) => sum + summary.calls,
        0,
      );
      expect(counted).toBe(calls.length);
    }),
  );
});

it('orders versions as Semantic Versioning does', () => {
  const rising = [
    '1.0.0-1',
    '1.0.0-2',
    '1.0.0-10',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0',
    '1.0.10',
    '1.2.0',
    '10.0.0',
  ];
  const parsed = rising.map(text => {
    const [numbers, pre = ''] = text.split('-');
    return {
      text,
      numbers: numbers.split('.').map(Number) as [number, number, number],
      pre,
    };
  });
  parsed.forEach((a, i) =>
    parsed.forEach((b, j) =>
      expect(Math.sign(compareVersions(a, b))).toBe(Math.sign(i - j)),
    ),
  );
  const releases = new Releases(['v1.2.0', 'odd', '1.3.0-rc.1', '1.0.0']);
  expect(releases.latest).toBe('1.2.0');
  expect(releases.behind('1.1.0')).toBe(1);
  expect(releases.behind('1.3.0-rc.1')).toBe(0);
  expect(releases.behind('main')).toBeUndefined();
  expect(new Releases([]).behind('1.0.0')).toBeUndefined();
});
