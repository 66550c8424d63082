import fc from 'fast-check';
import { Protection, pushRulesOf, refusal } from './protection';

const protection: fc.Arbitrary<Protection> = fc.record({
  required_status_checks: fc.option(
    fc.record({
      strict: fc.boolean(),
      checks: fc.array(
        fc.record({ context: fc.string(), app_id: fc.constant(null) }),
      ),
    }),
  ),
  required_pull_request_reviews: fc.option(
    fc.record({
      dismiss_stale_reviews: fc.boolean(),
      require_code_owner_reviews: fc.boolean(),
      require_last_push_approval: fc.boolean(),
      required_approving_review_count: fc.integer({ min: 0, max: 6 }),
    }),
  ),
  enforce_admins: fc.boolean(),
  required_linear_history: fc.boolean(),
  allow_force_pushes: fc.boolean(),
  allow_deletions: fc.boolean(),
  block_creations: fc.boolean(),
  required_conversation_resolution: fc.boolean(),
  lock_branch: fc.boolean(),
});

describe('branch protection', () => {
  it('lets nothing pass for others that it refuses to admins', () => {
    fc.assert(
      fc.property(
        protection,
        fc.boolean(),
        fc.boolean(),
        (p, deletes, forced) => {
          const move = { deletes, forced };
          const admin = refusal(pushRulesOf(p, true), move);
          const other = refusal(pushRulesOf(p, false), move);
          if (admin) expect(other).toBeDefined();
          if (p.enforce_admins) expect(admin).toBe(other);
        },
      ),
    );
  });

  it('never lets a protected branch be deleted unless it says so', () => {
    fc.assert(
      fc.property(protection, fc.boolean(), (p, isAdmin) => {
        const refused = refusal(pushRulesOf(p, isAdmin), {
          deletes: true,
          forced: false,
        });
        expect(refused === undefined).toBe(p.allow_deletions);
      }),
    );
  });

  it('keeps pushes out of a branch that wants reviews', () => {
    fc.assert(
      fc.property(protection, fc.boolean(), (p, forced) => {
        fc.pre(p.required_pull_request_reviews !== null);
        expect(
          refusal(pushRulesOf(p, false), { deletes: false, forced }),
        ).toMatch(/pull request/);
      }),
    );
  });

  it('asks nothing of branches without protection', () => {
    expect(pushRulesOf(undefined, false)).toEqual([]);
  });
});
