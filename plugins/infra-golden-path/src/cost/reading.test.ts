import fc from 'fast-check';
import {
  addAmounts,
  builtInBook,
  estimateAll,
  subtractAmounts,
  toAmount,
} from '@infra-portal/infra-common';
import { declared } from '../testing/fakeEstimates';
import { sampleForm } from '../testing/sampleForm';
import { againstLimit, limitsOf } from './limits';
import {
  completeness,
  componentChanges,
  environmentCosts,
  sumCoverage,
} from './reading';

const price = (...stacks: ReturnType<typeof declared>[]) =>
  estimateAll(stacks, {
    book: builtInBook,
    usage: {},
    observedAt: '2026-11-21T10:00:00.000Z',
  });

const size = fc.record({
  cpu: fc.constantFrom(256, 512, 1024, 2048),
  memory: fc.constantFrom(2048, 4096),
});
const environments = fc.uniqueArray(
  fc.tuple(fc.constantFrom('dev', 'stg', 'prod'), size),
  { selector: ([name]) => name, minLength: 1 },
);
const priced = (of: [string, { cpu: number; memory: number }][]) =>
  price(...of.map(([name, each]) => declared(name, each)));

describe('a price before and after', () => {
  it('moves by what its environments and its components move', () => {
    fc.assert(
      fc.property(environments, environments, (then, now) => {
        const both = { after: priced(now), before: priced(then) };
        const { after, before } = both;
        const total = subtractAmounts(after.monthly, before.monthly);
        const rows = environmentCosts(both).map(each => each.difference!);
        const parts = componentChanges(both).map(each => each.difference);
        expect(addAmounts(...rows)).toBe(total);
        expect(addAmounts(...parts)).toBe(total);
      }),
      { numRuns: 40 },
    );
  });

  it('cannot be told where one side has failed', () => {
    const after = price(declared('dev'), declared('prod'));
    const before = price(declared('dev'), declared('prod'));
    after.stacks[1].estimate.state = 'failed';
    const [dev, prod] = environmentCosts({ after, before });
    expect(dev).toMatchObject({ name: 'dev', difference: '0' });
    expect(prod.hasFailed).toBe(true);
    expect(prod.after).toBeUndefined();
    expect(prod.difference).toBeUndefined();
    expect(completeness(after)).toBe('partial');
  });

  it('speaks of all stacks together', () => {
    const strange = { address: 'aws_strange.a', type: 'aws_strange' };
    const others = [{ ...strange, values: {} }];
    const answer = price(
      declared('dev', { others }),
      declared('prod', { others }),
    );
    expect(sumCoverage(answer)).toMatchObject({
      detected: 8,
      unsupported: 2,
      unsupportedTypes: { aws_strange: 2 },
    });
  });
});

describe('a limit', () => {
  it('is of the product, and of the service itself', () => {
    const answers = { product: 'authhub', service: 'login', budget: 50 };
    expect(limitsOf(sampleForm, answers)).toEqual([
      { of: 'product', name: 'authhub', amount: '1200' },
      { of: 'service', name: 'login', amount: '50' },
    ]);
    expect(limitsOf(sampleForm, { product: 'crawler', budget: '7' })).toEqual(
      [],
    );
  });

  it('is kept by what is not more, and by how much, exactly', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), (one, other) => {
        const [cost, limit] = [toAmount(one / 100), toAmount(other / 100)];
        const { isOver, by, share } = againstLimit(cost, limit);
        expect(isOver).toBe(one > other);
        expect(isOver ? addAmounts(limit, by) : addAmounts(cost, by)).toBe(
          isOver ? cost : limit,
        );
        expect(share === undefined).toBe(other === 0);
      }),
      { numRuns: 100 },
    );
  });
});
