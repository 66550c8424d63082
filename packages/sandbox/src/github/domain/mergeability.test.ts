import fc from 'fast-check';
import { MergeFacts, mergeabilityOf } from './mergeability';

const state = fc.constantFrom(
  'success' as const,
  'pending' as const,
  'failure' as const,
);
const context = fc.constantFrom('plan', 'apply', 'lint');
const appId = fc.constantFrom(null, 1, 2);
const facts: fc.Arbitrary<MergeFacts> = fc.record({
  open: fc.boolean(),
  draft: fc.boolean(),
  conflicts: fc.constantFrom(true, false, undefined),
  behind: fc.boolean(),
  ownersApproved: fc.boolean(),
  opinions: fc.array(
    fc.constantFrom('APPROVED' as const, 'CHANGES_REQUESTED' as const),
    { maxLength: 4 },
  ),
  checks: fc.array(fc.record({ context, appId, state }), { maxLength: 5 }),
  rules: fc.option(
    fc.record({
      approvals: fc.nat(3),
      codeOwners: fc.boolean(),
      strict: fc.boolean(),
      checks: fc.array(fc.record({ context, appId }), { maxLength: 3 }),
    }),
    { nil: undefined },
  ),
});

const check = (property: (given: MergeFacts) => boolean | void) =>
  fc.assert(fc.property(facts, property), { numRuns: 500 });

/** Given facts that nothing but the rules can stop. */
const calm = (given: MergeFacts): MergeFacts => ({
  ...given,
  open: true,
  draft: false,
  conflicts: false,
});

describe('mergeabilityOf', () => {
  it('says whether git can merge, whatever the rules are', () =>
    check(given => {
      const { mergeable } = mergeabilityOf(given);
      const known = given.open && given.conflicts !== undefined;
      expect(mergeable).toBe(known ? !given.conflicts : null);
    }));

  it('gives reasons exactly when it is blocked', () =>
    check(given => {
      const { state: found, missing } = mergeabilityOf(given);
      expect(missing.length > 0).toBe(found === 'blocked');
    }));

  it('without rules never blocks and never minds being behind', () =>
    check(given => {
      const { state: found } = mergeabilityOf({ ...given, rules: undefined });
      expect(['blocked', 'behind']).not.toContain(found);
    }));

  it('is clean only when every check has succeeded', () =>
    check(given => {
      const { state: found } = mergeabilityOf(given);
      const good = given.checks.every(c => c.state === 'success');
      if (found === 'clean') expect(good).toBe(true);
      if (found === 'unstable') expect(good).toBe(false);
    }));

  it('is not blocked once everything that was asked for is there', () =>
    check(given => {
      const { rules } = given;
      const satisfied: MergeFacts = {
        ...calm(given),
        behind: false,
        opinions: Array(rules?.approvals ?? 0).fill('APPROVED'),
        ownersApproved: true,
        checks: (rules?.checks ?? []).map(rule => ({
          ...rule,
          state: 'success' as const,
        })),
      };
      expect(mergeabilityOf(satisfied).state).toBe('clean');
    }));

  it('another approval never makes it worse, a request for changes never better', () =>
    check(given => {
      const one = calm(given);
      const rank = ['blocked', 'behind', 'unstable', 'clean'];
      const of = (opinions: MergeFacts['opinions']) =>
        rank.indexOf(mergeabilityOf({ ...one, opinions }).state);
      const before = of(one.opinions);
      expect(of([...one.opinions, 'APPROVED'])).toBeGreaterThanOrEqual(before);
      const objected = of([...one.opinions, 'CHANGES_REQUESTED']);
      expect(objected).toBeLessThanOrEqual(before);
    }));

  it('takes a required check only from the App it was required of', () => {
    const base: MergeFacts = {
      open: true,
      draft: false,
      conflicts: false,
      behind: false,
      ownersApproved: true,
      opinions: [],
      checks: [{ context: 'plan', appId: 2, state: 'success' }],
      rules: {
        approvals: 0,
        codeOwners: false,
        strict: false,
        checks: [{ context: 'plan', appId: 1 }],
      },
    };
    expect(mergeabilityOf(base)).toEqual({
      mergeable: true,
      state: 'blocked',
      missing: ['Required status check "plan" is expected.'],
    });
  });
});
