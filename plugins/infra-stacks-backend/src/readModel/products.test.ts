import type { StackSummary } from '@infra-portal/infra-common';
import fc from 'fast-check';
import { productsOf } from './products';

const few = fc.nat({ max: 3 });
const word = fc.constantFrom('a', 'b', '결제', '__proto__');
const maybe = fc.option(word, { nil: undefined });
const stack: fc.Arbitrary<StackSummary> = fc.record({
  name: fc.uuid(),
  ref: fc.uuid(),
  repository: fc.constantFrom('github.com/acme/x', 'github.com/acme/y'),
  dir: fc.constant('.'),
  workspace: fc.constant('default'),
  layer: fc.constant('product' as const),
  product: maybe,
  service: maybe,
  environment: fc.constantFrom('prod', 'dev', 'qa', undefined),
  owner: maybe,
  resources: few,
  modules: few,
  findings: fc.record({ error: few, warning: few, info: few }),
  incomplete: fc.boolean(),
});

it('counts every stack of a product once, and the worst come first', () => {
  fc.assert(
    fc.property(fc.array(stack), stacks => {
      const products = productsOf(stacks);
      const owned = stacks.filter(({ product }) => product !== undefined);
      const sum = (counts: number[]) => counts.reduce((a, b) => a + b, 0);
      expect(sum(products.map(each => each.stacks))).toBe(owned.length);
      expect(sum(products.map(({ findings }) => findings.error))).toBe(
        sum(owned.map(({ findings }) => findings.error)),
      );
      const errors = products.map(({ findings }) => findings.error);
      expect(errors).toEqual([...errors].sort((a, b) => b - a));
      for (const product of products) {
        const own = owned.filter(each => each.product === product.name);
        const names = product.environments.map(({ name }) => name);
        expect(names).toEqual(
          ['dev', 'qa', 'prod'].filter(name =>
            own.some(({ environment }) => environment === name),
          ),
        );
        expect(new Set(product.services)).toEqual(
          new Set(own.flatMap(({ service }) => service ?? [])),
        );
      }
    }),
  );
});

it('names the owner of most stacks first', () => {
  const own = (owner: string): StackSummary =>
    ({
      product: 'authhub',
      owner,
      findings: { error: 0, warning: 0, info: 0 },
    } as StackSummary);
  const [{ owners }] = productsOf([own('a'), own('b'), own('b')]);
  expect(owners).toEqual(['b', 'a']);
});
