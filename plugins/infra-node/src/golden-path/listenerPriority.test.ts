import fc from 'fast-check';
import type { Claims, Inventory } from '.';
import {
  chosenPriority,
  freePriority,
  usualPriority,
} from './listenerPriority';

/** Names whose numbers are the same. */
const FIRST = { product: 'authhub', service: 's144' };
const SECOND = { product: 'authhub', service: 's234' };

const claims = (
  names: { product: string; service: string },
  priority: number | undefined = usualPriority(names),
): Claims => ({
  ...names,
  component: `${names.product}-${names.service}`,
  environments: [
    {
      name: 'dev',
      resourceName: `${names.product}-${names.service}-dev`,
      directory: `stacks/${names.product}/${names.service}/dev`,
      state: `state/${names.product}/${names.service}`,
      rule: { kind: 'public', host: names.service, path: '/', priority },
      buckets: [],
    },
  ],
});

const taken = (...services: Claims[]): Inventory => ({
  services,
  directories: [],
  pullRequests: [],
});

const inRequest = (other: Claims): Inventory => ({
  ...taken(),
  pullRequests: [{ number: 7, url: 'https://github.com/x', claims: other }],
});

describe('the number of listener rules', () => {
  it('is made from the name', () => {
    expect(usualPriority(FIRST)).toBe(usualPriority(SECOND));
    expect(chosenPriority(claims(FIRST), taken())).toBeUndefined();
  });

  it('is the next one when a service or a pull request has it', () => {
    const next = usualPriority(FIRST) + 1;
    const others = taken(claims(FIRST));
    expect(chosenPriority(claims(SECOND), others)).toBe(next);
    expect(chosenPriority(claims(SECOND), inRequest(claims(FIRST)))).toBe(next);
    const more = taken(
      claims(FIRST),
      claims({ product: 'dts', service: 'x' }, next),
    );
    expect(chosenPriority(claims(SECOND), more)).toBe(next + 1);
  });

  it('stays what it is in the repository', () => {
    const others = taken(claims(FIRST));
    const own = claims(SECOND);
    expect(chosenPriority(claims(SECOND), others, own)).toBeUndefined();
    // Another pull request about the same service does not take it away.
    expect(chosenPriority(own, inRequest(own))).toBeUndefined();
  });

  it('is not asked for without a listener that services share', () => {
    const own = claims(SECOND);
    const [environment] = own.environments;
    const { priority: _none, ...rule } = environment.rule!;
    const alone = { ...own, environments: [{ ...environment, rule }] };
    expect(chosenPriority(alone, taken(claims(FIRST)))).toBeUndefined();
  });

  it('begins again after the last one, and ends when none is left', () => {
    const all = [...Array(49_000).keys()].map(each =>
      claims({ product: 'dts', service: `s${each}` }, 1000 + each),
    );
    const without = (...left: number[]) =>
      taken(
        ...all.filter(
          ({ environments }) => !left.includes(environments[0].rule!.priority!),
        ),
      );
    expect(freePriority(49_999, without(1000), FIRST)).toBe(1000);
    expect(freePriority(1200, without(1100), FIRST)).toBe(1100);
    const byHand = taken(claims({ product: 'dts', service: 'x' }, 3));
    expect(freePriority(3, byHand, FIRST)).toBe(1001);
    expect(freePriority(1200, without(), FIRST)).toBeUndefined();
  });

  it('is nobody else’s, in the range of services', () => {
    // Few, so that they meet.
    const number = fc.oneof(
      fc.integer({ min: 1000, max: 1020 }),
      fc.integer({ min: 49_980, max: 49_999 }),
    );
    fc.assert(
      fc.property(number, fc.uniqueArray(number), (wanted, numbers) => {
        const others = numbers.map((each, index) =>
          claims({ product: 'dts', service: `s${index}` }, each),
        );
        const free = freePriority(wanted, taken(...others), FIRST)!;
        expect(numbers).not.toContain(free);
        expect(free).toBeGreaterThanOrEqual(1000);
        expect(free).toBeLessThan(50_000);
        if (!numbers.includes(wanted)) expect(free).toBe(wanted);
      }),
    );
  });
});
