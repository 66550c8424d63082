import fc from 'fast-check';
import { levels } from '../store/accounts';
import { limitByScopes } from './scopes';

const level = fc.constantFrom(undefined, ...levels);
const scopes = fc.subarray(['repo', 'public_repo', 'read:user', 'admin:org']);

it('never adds a right, and keeps all of them with the scope repo', () => {
  fc.assert(
    fc.property(level, scopes, fc.boolean(), (have, given, isPrivate) => {
      const left = limitByScopes(have, given, isPrivate);
      const rank = (of: typeof have) => (of ? levels.indexOf(of) : -1);
      expect(rank(left)).toBeLessThanOrEqual(rank(have));
      if (given.includes('repo')) expect(left).toBe(have);
      else if (isPrivate) expect(left).toBeUndefined();
      else if (!given.includes('public_repo'))
        expect(rank(left)).toBeLessThan(1);
      else expect(left).toBe(have);
    }),
  );
});
