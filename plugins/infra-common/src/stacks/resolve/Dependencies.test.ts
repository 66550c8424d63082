import fc from 'fast-check';
import type { StackSummary } from '../api';
import { Dependencies, type NamedTiedStack } from './Dependencies';
import type { Ties } from './types';

const at = { file: 'main.tf', line: 1 };

const stack = (
  name: string,
  ties: Partial<Ties> = {},
  more: Partial<StackSummary> = {},
): NamedTiedStack => ({
  summary: {
    name,
    ref: `github.com/acme/a//${name}#${more.workspace ?? 'default'}`,
    repository: 'github.com/acme/a',
    dir: name,
    workspace: 'default',
    layer: 'product',
    resources: 0,
    modules: 0,
    findings: { error: 0, warning: 0, info: 0 },
    incomplete: false,
    ...more,
  },
  ties: {
    calls: [],
    reads: [],
    parametersRead: [],
    parametersWritten: [],
    ...ties,
  },
});

const s3 = (key: string, bucket = 'state') => ({
  backend: { type: 's3', settings: { bucket, key } },
});
const readsState = (key: string, workspace?: string) => ({
  reads: [
    {
      ...at,
      name: 'other',
      backend: 's3',
      settings: { bucket: 'state', key },
      ...(workspace !== undefined && { workspace }),
    },
  ],
});
const reads = (...names: string[]) => ({
  parametersRead: names.map(name => ({ ...at, name })),
});
const writes = (...names: string[]) => ({
  parametersWritten: names.map(name => ({ ...at, name })),
});
const of = (all: NamedTiedStack[], name: string) =>
  new Dependencies(all).dependsOn(name).map(each => each.stack?.name);

it('finds whose state is read', () => {
  const all = [
    stack('network', s3('dev/network.tfstate')),
    stack('other', s3('dev/network.tfstate', 'elsewhere')),
    stack('app', readsState('dev/network.tfstate')),
    stack('lost', readsState('prod/network.tfstate')),
    stack('self', { ...s3('self'), ...readsState('self') }),
  ];
  const dependencies = new Dependencies(all);
  expect(dependencies.dependsOn('app')).toEqual([
    {
      ...at,
      stack: { name: 'network', layer: 'product' },
      kind: 'state',
      what: 's3://state/dev/network.tfstate',
    },
  ]);
  expect(dependencies.usedBy('network')).toMatchObject([
    { stack: { name: 'app' }, kind: 'state' },
  ]);
  expect(of(all, 'lost')).toEqual([undefined]);
  expect(of(all, 'self')).toEqual([]);
});

it('says which outputs of a state are read', () => {
  const tied = readsState('network').reads.map(read => ({
    ...read,
    outputs: ['vpc_id', 'subnet_ids'].map(name => ({ ...at, name })),
  }));
  const all = [stack('network', s3('network')), stack('app', { reads: tied })];
  expect(new Dependencies(all).usedBy('network')).toMatchObject([
    { stack: { name: 'app' }, outputs: ['subnet_ids', 'vpc_id'] },
  ]);
});

it('knows whom Atlantis applies before, in each repository by itself', () => {
  const order = (as: string[], ...after: string[]) => ({
    order: { as, after: after.map(project => ({ ...at, project })) },
  });
  const repository = 'github.com/acme/b';
  const all = [
    stack('network', order(['net'])),
    stack('elsewhere', order(['net']), { repository }),
    stack('app', order(['app', 'app-too'], 'net', 'gone', 'app')),
  ];
  const dependencies = new Dependencies(all);
  expect(dependencies.dependsOn('app')).toEqual([
    {
      ...at,
      stack: { name: 'network', layer: 'product' },
      kind: 'order',
      what: 'net',
    },
  ]);
  expect(dependencies.reach('network').names).toEqual(['app']);
  expect(dependencies.usedBy('elsewhere')).toEqual([]);
});

it('tells workspaces of one state apart, where they are known', () => {
  const all = [
    stack('a-dev', s3('a'), { workspace: 'dev' }),
    stack('a-prod', s3('a'), { workspace: 'prod' }),
    stack('one', readsState('a', 'prod')),
    stack('own', readsState('a', '${terraform.workspace}'), {
      workspace: 'dev',
    }),
    stack('any', readsState('a', 'qa')),
  ];
  expect(of(all, 'one')).toEqual(['a-prod']);
  expect(of(all, 'own')).toEqual(['a-dev']);
  expect(of(all, 'any')).toEqual(['a-dev', 'a-prod']);
});

it('takes unknown pieces for any text only where nothing fits exactly', () => {
  const all = [
    stack('exact', writes('/net/dev/vpc')),
    stack('pattern', writes('/net/${var.env}/vpc', '/x/${each.key}/y')),
    stack('one', reads('/net/dev/vpc')),
    stack('two', reads('/net/prod/vpc')),
    stack('three', reads('/net/${var.stage}/vpc')),
    stack('four', reads('/x/a/b/y')),
    stack('five', reads('/net/${var.stage}-2/vpc')),
  ];
  expect(of(all, 'one')).toEqual(['exact']);
  expect(of(all, 'two')).toEqual(['pattern']);
  expect(of(all, 'three')).toEqual(['exact', 'pattern']);
  expect(of(all, 'four')).toEqual([undefined]);
  expect(of(all, 'five')).toEqual(['pattern']);
});

it('finds who writes into a hierarchy', () => {
  const all = [
    stack('a', writes('/net/dev/vpc', '/net/dev/deep/er')),
    stack('b', writes('/net/prod/vpc')),
    stack('c', writes('/many/')),
    stack('one', reads('/net/dev/')),
    stack('two', reads('/net/')),
    stack('three', reads('/many/of/them')),
    stack('four', reads('/net/dev')),
  ];
  expect(of(all, 'one')).toEqual(['a']);
  expect(of(all, 'two')).toEqual(['a', 'b']);
  expect(of(all, 'three')).toEqual(['c']);
  expect(of(all, 'four')).toEqual([undefined]);
});

it('does not tie environments together by a name that each has', () => {
  const all = [
    stack('net-dev', writes('/vpc'), { environment: 'dev' }),
    stack('net-prod', writes('/vpc'), { environment: 'prod' }),
    stack('all', writes('/zone'), { environment: 'shared' }),
    stack('app-dev', reads('/vpc', '/zone'), { environment: 'dev' }),
    stack('app-stg', reads('/vpc'), { environment: 'stg' }),
  ];
  expect(of(all, 'app-dev')).toEqual(['net-dev', 'all']);
  expect(of(all, 'app-stg')).toEqual([undefined]);
});

it('draws a product with its neighbours', () => {
  const all = [
    stack('net', writes('/vpc', '/zone')),
    stack('app', { ...reads('/vpc', '/zone'), ...writes('/app') }),
    stack('web', reads('/app')),
    stack('far', reads('/far')),
  ];
  expect(new Dependencies(all).graph(['app', 'far', 'gone'])).toMatchObject({
    nodes: [{ name: 'app' }, { name: 'far' }, { name: 'net' }, { name: 'web' }],
    links: [
      { from: 'app', to: 'net', kind: 'parameter', count: 2 },
      { from: 'web', to: 'app', count: 1 },
    ],
  });
});

const word = fc.constantFrom('a', 'b', '${var.x}', '__proto__');
const parameter = fc
  .tuple(word, word, fc.constantFrom('', '/'))
  .map(([one, two, end]) => `/${one}/${two}${end}`);
const anyStacks: fc.Arbitrary<NamedTiedStack[]> = fc
  .array(
    fc.record({
      environment: fc.constantFrom('dev', 'prod', 'shared', undefined),
      owner: fc.constantFrom('x', 'y', undefined),
      read: fc.array(parameter, { maxLength: 2 }),
      written: fc.array(parameter, { maxLength: 2 }),
      key: fc.constantFrom('k1', 'k2', undefined),
      readKey: fc.constantFrom('k1', 'k2', '${var.k}', undefined),
    }),
    { maxLength: 7 },
  )
  .map(all =>
    all.map(({ environment, owner, read, written, key, readKey }, index) =>
      stack(
        `s${index}`,
        {
          ...reads(...read),
          ...writes(...written),
          ...(key !== undefined && s3(key)),
          ...(readKey !== undefined && readsState(readKey)),
        },
        { environment, owner },
      ),
    ),
  );

it('is the same in any order, both ways, and ends with circles', () => {
  fc.assert(
    fc.property(anyStacks, all => {
      const found = new Dependencies(all);
      const turned = new Dependencies([...all].reverse());
      const pairs = new Set<string>();
      const inverse = new Set<string>();
      for (const { summary } of all) {
        const { name } = summary;
        expect(turned.dependsOn(name)).toEqual(found.dependsOn(name));
        expect(turned.reach(name)).toEqual(found.reach(name));
        for (const each of found.dependsOn(name)) {
          const { kind, what, stack: to } = each;
          expect(to?.name).not.toBe(name);
          if (to) pairs.add(`${name} ${to.name} ${kind} ${what}`);
        }
        for (const { kind, what, stack: from } of found.usedBy(name)) {
          inverse.add(`${from!.name} ${name} ${kind} ${what}`);
        }
        const reach = found.reach(name);
        expect(reach.names).toEqual(
          expect.arrayContaining(found.usedBy(name).map(e => e.stack!.name)),
        );
        expect(reach.names).not.toContain(name);
        expect(reach.owners.reduce((sum, each) => sum + each.stacks, 0)).toBe(
          reach.stacks,
        );
      }
      expect(inverse).toEqual(pairs);
    }),
  );
});

it('gives up looking, and does not hang, on names made to take long', () => {
  const many = Array.from({ length: 3_000 }, (_, index) =>
    stack(`s${index}`, {
      ...reads(`/\${var.a}/\${var.b}/${index}`),
      ...writes(`/${index}/\${var.c}${'${x}'.repeat(50)}/z`),
    }),
  );
  const found = new Dependencies(many);
  expect(found.dependsOn('s1')).toMatchObject([{ what: expect.any(String) }]);
});
