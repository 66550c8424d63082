import { validateIntent } from '.';
import { minimalIntent, saidParts } from './minimalIntent';

const LEAST = {
  version: 1,
  product: 'authhub',
  service: 'tokens',
  description: 'Hands out tokens',
  owner: 'group:default/developers',
  costCenter: 'CC-2100',
  goldenPath: { name: 'ecs-fargate', version: '1.0.0' },
  environments: { dev: {} },
};

function intentOf(more: object) {
  const result = validateIntent({ ...LEAST, ...more });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

it.each([
  ['defaults written out', { lifecycle: 'production', healthPath: '/health' }],
  ['other answers', { lifecycle: 'experimental', healthPath: '/up', port: 80 }],
  ['answers within answers', { cache: { replicas: 1 }, buckets: { a: {} } }],
  ['nothing more', {}],
])('says the same parts as a whole: %s', (_, more) => {
  const intent = intentOf(more);
  const minimal = minimalIntent(intent);
  expect(Object.keys(minimal)).toEqual(saidParts(intent));
  // Asked again, when defaults are known already.
  expect(minimalIntent(intent)).toEqual(minimal);
  expect(intentOf(minimal)).toEqual(intent);
});

it('leaves out what is the default, and nothing else', () => {
  const said = saidParts(intentOf({ healthPath: '/health' }));
  expect([...said].sort()).toEqual(Object.keys(LEAST).sort());
  expect(saidParts(intentOf({ healthPath: '/up' }))).toContain('healthPath');
});
