import type { DeclaredResource } from '@infra-portal/infra-common';
import fc from 'fast-check';
import { literalString } from '../../terraform/read/literalString';
import { loadModule } from '../../terraform/read/loadModule';
import { mergedArgument } from '../../terraform/read/overrides';
import { withKey } from '../../terraform/expand/address';
import { finishedFile } from '../finish';
import { IMPORTS_FILE, withImports } from './importBlocks';
import { importIdOf } from './importId';
import { importSupport } from './importSupport';

const moduleOf = (text: string) => loadModule([{ path: 'main.tf', text }]);

/** Addresses and ids of the blocks of a file. */
function blocksOf(text: string) {
  const { imports, problems } = loadModule([{ path: IMPORTS_FILE, text }]);
  expect(problems).toEqual([]);
  return imports.map(block => {
    const [to, id] = ['to', 'id'].map(name => mergedArgument(block, name)!);
    const { start, end } = to.attribute.value;
    const address = to.source.text.slice(start, end);
    return { to: address, id: literalString(id.attribute.value) };
  });
}

const hostile = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(
        '"',
        '\\',
        '${',
        '%{',
        '}',
        '\n',
        '$',
        '#',
        '가',
        '\u2028',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 12,
  })
  .filter(text => !/\p{Cs}/u.test(text));

const address = fc
  .tuple(fc.constantFrom('', 'module.a.'), fc.option(hostile))
  .map(([module, key]) => withKey(`${module}aws_x.this`, key ?? undefined));

it('writes what reads back to the same addresses and ids', async () => {
  const imports = fc.array(fc.record({ to: address, id: hostile }), {
    ...{ minLength: 1, maxLength: 3 },
  });
  await fc.assert(
    fc.asyncProperty(imports, fc.boolean(), async (all, isThere) => {
      const first = { to: 'aws_y.this', id: 'first' };
      const before = isThere
        ? await withImports(IMPORTS_FILE, undefined, [first])
        : undefined;
      const text = await withImports(IMPORTS_FILE, before, all);
      const expected = isThere ? [first, ...all] : all;
      expect(blocksOf(text)).toEqual(expected);
      expect(finishedFile(IMPORTS_FILE, text)).toBe(expected.length);
    }),
    { numRuns: 60 },
  );
});

const resource = (
  type: string,
  values: DeclaredResource['values'],
  unknown: string[] = [],
): DeclaredResource => ({
  ...{ address: `${type}.this`, type, values, unknown, links: {} },
});
const idOf = (each: DeclaredResource, text = '') =>
  importIdOf(each, {
    declared: new Map([
      ['aws_s3_bucket.b', resource('aws_s3_bucket', { bucket: 'logs' })],
      ['aws_ecs_cluster.c', resource('aws_ecs_cluster', { name: 'main' })],
      ['aws_iam_policy.p', resource('aws_iam_policy', { name: 'p' })],
    ]),
    blocks: moduleOf(text).resources,
  });

it.each([
  ['aws_iam_role_policy', { role: 'r', name: 'p' }, 'r:p'],
  [
    'aws_iam_role_policy_attachment',
    { role: 'r', policy_arn: 'arn:aws:iam::aws:policy/X' },
    'r/arn:aws:iam::aws:policy/X',
  ],
  ['aws_ecs_service', { cluster: 'main', name: 'api' }, 'main/api'],
  [
    'aws_ecs_service',
    { cluster: 'arn:aws:ecs:eu-west-1:1:cluster/main', name: 'api' },
    'main/api',
  ],
  ['aws_route53_record', { zone_id: 'Z', name: 'a', type: 'A' }, 'Z_a_A'],
  [
    'aws_route53_record',
    { zone_id: 'Z', name: 'a', type: 'A', set_identifier: 'x' },
    'Z_a_A_x',
  ],
  ['aws_s3_bucket_versioning', { bucket: 'b' }, 'b'],
  ['aws_cloudwatch_event_rule', { name: 'a' }, 'a'],
])('knows the id of %s %j', (type, values, id) => {
  expect(idOf(resource(type, values))).toEqual({ id, names: [] });
});

it('reads names through references, and only where they are the whole value', () => {
  const service = resource('aws_ecs_service', { name: 'api' }, ['cluster']);
  const written = (cluster: string) =>
    `resource "aws_ecs_service" "this" {\n  cluster = ${cluster}\n}\n`;
  expect(idOf(service, written('aws_ecs_cluster.c.id')).id).toBe('main/api');
  expect(idOf(service, written('"${aws_ecs_cluster.c.id}-x"'))).toMatchObject({
    ...{ reason: 'value', names: ['cluster'] },
  });
  const policy = resource('aws_s3_bucket_policy', {}, ['bucket']);
  const text =
    'resource "aws_s3_bucket_policy" "this" {\n  bucket = aws_s3_bucket.b.id\n}\n';
  expect(idOf(policy, text).id).toBe('logs');
});

it('says why an id cannot be told', () => {
  expect(idOf(resource('aws_sqs_queue', { name: 'a' }))).toMatchObject({
    ...{ reason: 'given-by-aws', form: expect.stringContaining('/ACCOUNT/') },
  });
  expect(idOf(resource('random_id', {}))).toMatchObject({ reason: 'no-rule' });
  expect(idOf(resource('aws_iam_role', { name_prefix: 'a' }))).toMatchObject({
    ...{ reason: 'value', form: '{name}', names: ['name'] },
  });
  const half = resource('aws_iam_role', { name: '\ud800' });
  expect(idOf(half)).toMatchObject({ reason: 'value' });
});

it.each([
  ['>= 1.5', 'yes'],
  ['>= 1.11, < 2.0', 'yes'],
  ['~> 1.9.0', 'yes'],
  ['1.6.2', 'yes'],
  ['~> 1.4', 'unknown'],
  ['>= 1.0', 'unknown'],
  ['!= 1.5.1', 'unknown'],
  ['< 1.5', 'no'],
  ['<= 1.4.9', 'no'],
  ['~> 1.4.0', 'no'],
  ['1.3.9', 'no'],
  ['~> 0.15', 'no'],
])(
  'a stack with required_version %s reads import blocks: %s',
  (text, answer) => {
    const module = moduleOf(`terraform {\n  required_version = "${text}"\n}\n`);
    expect(importSupport(module)).toEqual({ answer, required: text });
  },
);

it('knows nothing of a stack without required_version', () => {
  expect(importSupport(moduleOf(''))).toEqual({ answer: 'unknown' });
});
