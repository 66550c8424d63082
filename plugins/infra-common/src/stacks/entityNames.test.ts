import fc from 'fast-check';
import {
  type NamedStack,
  plainStackName,
  serviceEntityName,
  stackEntityName,
  stackNames,
} from './entityNames';
import { formatStackRef } from './stackRef';

const VALID = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

it('keeps names that fit', () => {
  expect(serviceEntityName('authhub', 'api')).toBe('authhub-api');
  expect(stackEntityName('authhub', 'api', 'dev')).toBe('authhub-api-dev');
});

it('shortens others, and tells them apart', () => {
  const long = 'a-very-long-product-name-indeed';
  const names = [
    stackEntityName(long, 'with-a-long-service-name', 'prod'),
    stackEntityName(long, 'with-a-long-service-name', 'dev'),
    serviceEntityName('결제', 'api'),
    serviceEntityName('정산', 'api'),
    serviceEntityName('__proto__', 'x'),
    serviceEntityName('--', '--'),
  ];
  for (const name of names) expect(name).toMatch(VALID);
  expect(new Set(names).size).toBe(names.length);
});

const ref = (dir: string, workspace = 'default') => ({
  host: 'github.com',
  repository: 'acme/infrastructure',
  dir,
  workspace,
});

it.each<[string, NamedStack]>([
  [
    'authhub-api-prod',
    {
      ref: ref('stacks/authhub/api/prod'),
      layer: 'product',
      product: 'authhub',
      service: 'api',
      environment: 'prod',
    },
  ],
  [
    'authhub-api-prod-us-east-1',
    {
      ref: ref('stacks/authhub/api/prod-us-east-1'),
      layer: 'product',
      product: 'authhub',
      service: 'api',
      environment: 'prod',
      region: 'us-east-1',
    },
  ],
  [
    'shared-dev-network',
    {
      ref: ref('shared/dev/network'),
      layer: 'shared',
      service: 'network',
      environment: 'dev',
    },
  ],
  [
    'shared-github-oidc',
    {
      ref: ref('shared/shared/github-oidc'),
      layer: 'shared',
      service: 'github-oidc',
      environment: 'shared',
    },
  ],
  ['infrastructure-a-b-blue', { ref: ref('a/b', 'blue'), layer: 'product' }],
  ['infrastructure', { ref: ref('.'), layer: 'product' }],
])('calls a stack %s', (name, stack) => {
  expect(plainStackName(stack)).toBe(name);
});

const part = fc.constantFrom('a', 'b', 'a-b', '결제', '__proto__', '');
const stacks = fc.uniqueArray(
  fc.record({
    ref: fc.record({
      host: fc.constant('github.com'),
      repository: fc.constantFrom('acme/x', 'acme/y'),
      dir: fc.array(part, { minLength: 1 }).map(parts => parts.join('/')),
      workspace: fc.constantFrom('default', 'blue'),
    }),
    layer: fc.constantFrom<'product' | 'shared'>('product', 'shared'),
    product: part,
    service: part,
    environment: fc.constantFrom<'dev' | 'prod'>('dev', 'prod'),
  }),
  { selector: stack => formatStackRef(stack.ref) },
);

it('gives every stack a name of its own, in whatever order they are found', () => {
  fc.assert(
    fc.property(stacks, found => {
      const names = stackNames(found);
      expect(names.size).toBe(found.length);
      expect(new Set(names.values()).size).toBe(found.length);
      for (const name of names.values()) expect(name).toMatch(VALID);
      expect(stackNames([...found].reverse())).toEqual(names);
    }),
  );
});
