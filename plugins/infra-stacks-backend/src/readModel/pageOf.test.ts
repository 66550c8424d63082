import {
  STACK_FACETS,
  STACK_ORDERS,
  type StackFacet,
  type StackSummary,
} from '@infra-portal/infra-common';
import fc from 'fast-check';
import { type IndexedStack, pageOf, type StackQuery } from './pageOf';

const summary = (name: string, more: Partial<StackSummary> = {}) => ({
  name,
  ref: `github.com/acme/infrastructure//${name}#default`,
  repository: 'github.com/acme/infrastructure',
  dir: name,
  workspace: 'default',
  layer: 'product' as const,
  resources: 1,
  modules: 0,
  findings: { error: 0, warning: 0, info: 0 },
  incomplete: false,
  ...more,
});

const word = fc.constantFrom('a', 'b', '결제', '__proto__', 'constructor');
const maybe = fc.option(word, { nil: undefined });
const few = fc.nat({ max: 2 });

const stacks: fc.Arbitrary<IndexedStack[]> = fc
  .array(
    fc.record({
      product: maybe,
      environment: maybe,
      modules: fc.uniqueArray(word),
      findings: fc.record({ error: few, warning: few, info: few }),
    }),
  )
  .map(all =>
    all.map(({ product, environment, modules, findings }, index) => ({
      summary: summary(`stack-${index}`, { product, environment, findings }),
      values: {
        product: product === undefined ? [] : [product],
        environment: environment === undefined ? [] : [environment],
        owner: [],
        repository: ['r'],
        module: modules,
        layer: ['product'],
        finding: [],
      },
      text: `stack-${index} ${product}`,
    })),
  );

const query: fc.Arbitrary<Omit<StackQuery, 'limit'>> = fc.record(
  {
    facets: fc.record(
      {
        product: fc.uniqueArray(word),
        environment: fc.uniqueArray(word),
        module: fc.uniqueArray(word),
      },
      { requiredKeys: [] },
    ),
    text: fc.constantFrom('', '1', 'STACK', 'a 결제', 'stack-2 b'),
    order: fc.constantFrom(...STACK_ORDERS),
    descending: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** The same, said as plainly as it can be. */
function fits(
  { values, text }: IndexedStack,
  asked: Omit<StackQuery, 'limit'>,
  except?: StackFacet,
) {
  const words = (asked.text ?? '').toLowerCase().split(' ');
  return (
    words.every(each => text.includes(each)) &&
    STACK_FACETS.every(facet => {
      const wanted = asked.facets?.[facet] ?? [];
      return (
        facet === except ||
        wanted.length === 0 ||
        wanted.some(each => values[facet].includes(each))
      );
    })
  );
}

it('finds what fits, each once over all pages, and counts it', () => {
  fc.assert(
    fc.property(
      stacks,
      query,
      fc.integer({ min: 1, max: 4 }),
      (all, asked, limit) => {
        const expected = all.filter(each => fits(each, asked));
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const page = pageOf(all, { ...asked, limit, cursor });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          expect(page.total).toBe(expected.length);
          found.push(...page.items.map(({ name }) => name));
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        const whole = pageOf(all, { ...asked, limit: 500 });
        expect(found).toEqual(whole.items.map(({ name }) => name));
        expect([...found].sort()).toEqual(
          expected.map(each => each.summary.name).sort(),
        );
        for (const facet of STACK_FACETS) {
          const counted = new Map(
            whole.facets[facet].map(({ value, count }) => [value, count]),
          );
          const values = all
            .filter(each => fits(each, asked, facet))
            .flatMap(each => each.values[facet]);
          expect(new Set(counted.keys())).toEqual(new Set(values));
          for (const [value, count] of counted) {
            expect(count).toBe(values.filter(each => each === value).length);
          }
        }
      },
    ),
  );
});

const plain = (each: StackSummary): IndexedStack => ({
  summary: each,
  values: Object.fromEntries(
    STACK_FACETS.map(facet => [facet, []]),
  ) as unknown as IndexedStack['values'],
  text: each.name,
});

it('puts the worst first, and what has no product last', () => {
  const all = [
    plain(summary('fine', { product: 'b' })),
    plain(
      summary('bad', {
        product: 'c',
        findings: { error: 1, warning: 0, info: 0 },
      }),
    ),
    plain(summary('odd', { findings: { error: 0, warning: 9, info: 0 } })),
  ];
  const names = (order: StackQuery['order']) =>
    pageOf(all, { order, limit: 9 }).items.map(({ name }) => name);
  expect(names('findings')).toEqual(['bad', 'odd', 'fine']);
  expect(names('product')).toEqual(['fine', 'bad', 'odd']);
});

it('goes on where it was when stacks came and went', () => {
  const at = (...names: string[]) => names.map(name => plain(summary(name)));
  const first = pageOf(at('a', 'b', 'c', 'd'), { limit: 2 });
  const { nextCursor: cursor } = first;
  const second = pageOf(at('a', 'a1', 'c', 'd'), { limit: 2, cursor });
  expect(second.items.map(({ name }) => name)).toEqual(['c', 'd']);
});

it.each(['', 'x', 'e30', 'bnVsbA'])('refuses %j as a cursor', cursor => {
  expect(() => pageOf([], { limit: 1, cursor })).toThrow(
    'The cursor is none that the portal gave',
  );
});
