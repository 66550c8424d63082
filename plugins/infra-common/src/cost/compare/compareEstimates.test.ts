import fc from 'fast-check';
import { addAmounts, subtractAmounts, toAmount, ZERO } from '../amount';
import type { CostComponent, CostResource, Estimate } from '../estimate';
import { compareEstimates, incomparable } from './compareEstimates';
import { estimateChangeSchema } from './types';

const line = (
  name: string,
  quantity: string | null,
  price: string | null,
  usageBased = false,
): CostComponent => ({
  ...{ name, unit: 'hours', quantity, price, usageBased },
  monthly:
    quantity === null || price === null
      ? null
      : toAmount(String(BigInt(quantity) * BigInt(price))),
});

function resource(
  address: string,
  components: CostComponent[],
  parts: CostResource[] = [],
): CostResource {
  const sum = (lines: CostComponent[]) =>
    addAmounts(...lines.map(each => each.monthly ?? ZERO));
  return {
    address,
    monthly: addAmounts(sum(components), ...parts.map(each => each.monthly)),
    usage: sum(components.filter(each => each.usageBased)),
    ...{ components, parts },
  };
}

const estimate = (...resources: CostResource[]): Estimate => ({
  currency: 'USD',
  grade: 'price-book',
  source: 'price book 2026-10-05',
  state: 'ok',
  monthly: addAmounts(...resources.map(each => each.monthly)),
  usage: addAmounts(...resources.map(each => each.usage)),
  resources,
  coverage: {
    ...{ detected: resources.length, priced: 0, free: 0, unsupported: 0 },
    ...{ unsupportedTypes: {}, missingPrices: 0, unknownUsage: 0 },
  },
  problems: [],
  pricedAt: '2026-11-01T00:00:00.000Z',
});

const saidOf = (before?: Estimate, after?: Estimate) =>
  compareEstimates(before, after).resources.map(each => [
    `${each.kind} ${each.address} ${each.change}`,
    ...each.components.map(({ kind, path, moved, change, ...sides }) =>
      [kind, ...path, (sides.after ?? sides.before)?.name, change, ...moved]
        .join(' ')
        .trim(),
    ),
  ]);

it('tells what was added, removed and changed, the greatest first', () => {
  const before = estimate(
    resource('aws_lb.old', [line('Load balancer', '730', '2')]),
    resource('aws_lb.same', [line('Load balancer', '730', '2')]),
    resource('aws_instance.api', [
      line('Instance usage (Linux, t3.micro)', '730', '1'),
      line('CPU credits', '0', '5'),
    ]),
  );
  const after = estimate(
    resource('aws_lb.same', [line('Load balancer', '730', '2')]),
    resource('aws_instance.api', [
      line('Instance usage (Linux, t3.large)', '730', '4'),
      line('CPU credits', '0', '5'),
    ]),
    resource('aws_s3_bucket.new', [line('Requests', '100', '1', true)]),
  );
  expect(saidOf(before, after)).toEqual([
    [
      'changed aws_instance.api 2190',
      'changed Instance usage (Linux, t3.large) 2190 price',
    ],
    ['removed aws_lb.old -1460', 'removed Load balancer -1460'],
    ['added aws_s3_bucket.new 100', 'added Requests 100'],
  ]);
  const { unchanged, change } = compareEstimates(before, after);
  expect({ unchanged, change }).toEqual({ unchanged: 1, change: '830' });
});

it.each([
  ['price', line('x', '2', '3'), line('x', '2', '4'), '2'],
  ['amount', line('x', '2', '3'), line('x', '3', '3'), '3'],
  ['usage', line('x', '2', '3', true), line('x', '1', '3', true), '-3'],
  ['price known', line('x', '2', null), line('x', '2', '3'), '6'],
  ['usage known', line('x', '2', '3', true), line('x', null, '3', true), '-6'],
  ['price amount', line('x', '2', '3'), line('x', '3', '2'), '0'],
])('says that it is the %s', (moved, before, after, change) => {
  const part = (each: CostComponent) => [resource('root_volume', [each])];
  expect(
    saidOf(
      estimate(resource('a', [], part(before))),
      estimate(resource('a', [], part(after))),
    ),
  ).toEqual([
    [`changed a ${change}`, `changed root_volume x ${change} ${moved}`],
  ]);
});

it('takes a stack that is not there for nothing', () => {
  const one = estimate(resource('a', [line('x', '2', '3')]));
  expect(saidOf(undefined, one)).toEqual([['added a 6', 'added x 6']]);
  expect(saidOf(one, undefined)).toEqual([['removed a -6', 'removed x -6']]);
  expect(() => compareEstimates(undefined, undefined)).toThrow(RangeError);
});

it('compares no failures, and no currencies with each other', () => {
  const one = estimate();
  const won = { ...one, currency: 'KRW' };
  const failed: Estimate = { ...one, state: 'failed' };
  expect(incomparable(one, won)).toBe('currency');
  expect(incomparable(undefined, failed)).toBe('failed');
  expect(incomparable(failed, one)).toBe('failed');
  expect(incomparable(one, one)).toBeUndefined();
  expect(() => compareEstimates(one, won)).toThrow(/currency/);
});

const text = fc.constantFrom('a', 'b (x)', 'b (y)', '__proto__', '\0');
const amount = fc.option(
  fc.tuple(fc.nat(99), fc.nat(12)).map(([n, p]) => toAmount(`${n}e-${p}`)),
);
const anyLine: fc.Arbitrary<CostComponent> = fc.record({
  name: text,
  unit: fc.constantFrom('h', 'GB'),
  quantity: amount,
  price: amount,
  monthly: amount,
  usageBased: fc.boolean(),
});
const lines = fc.array(anyLine, { maxLength: 3 });
const anyEstimate = fc
  .array(
    fc
      .tuple(text, lines, fc.array(fc.tuple(text, lines), { maxLength: 2 }))
      .map(([address, own, parts]) =>
        resource(
          address,
          own,
          parts.map(([name, components]) => resource(name, components)),
        ),
      ),
    { maxLength: 5 },
  )
  .map(resources => estimate(...resources));

it('adds up to the last decimal, however names repeat', () => {
  fc.assert(
    fc.property(anyEstimate, anyEstimate, (before, after) => {
      const whole = compareEstimates(before, after);
      estimateChangeSchema.parse(whole);
      expect(whole.change).toBe(subtractAmounts(after.monthly, before.monthly));
      const sum = (all: { change: string }[]) =>
        addAmounts(...all.map(({ change }) => change));
      expect(sum(whole.resources)).toBe(whole.change);
      for (const each of whole.resources) {
        expect(sum(each.components)).toBe(each.change);
      }
      const there = ({ resources }: Estimate, gone: 'added' | 'removed') =>
        whole.unchanged +
          whole.resources.filter(each => each.kind !== gone).length ===
        resources.length;
      expect(there(before, 'added') && there(after, 'removed')).toBe(true);
    }),
    { numRuns: 200 },
  );
});

it('is the same with a minus the other way round, and nothing of the same', () => {
  fc.assert(
    fc.property(anyEstimate, anyEstimate, (before, after) => {
      const there = compareEstimates(before, after);
      const back = compareEstimates(after, before);
      expect(back.change).toBe(subtractAmounts(ZERO, there.change));
      expect(back.unchanged).toBe(there.unchanged);
      const shuffled = { ...after, resources: [...after.resources].reverse() };
      expect(compareEstimates(after, shuffled).resources).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
