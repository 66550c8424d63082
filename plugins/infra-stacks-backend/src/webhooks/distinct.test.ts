import { distinct } from './distinct';

it('keeps each message once, where it came first', () => {
  const push = { kind: 'push', repository: 'a' };
  const checks = { kind: 'checks', repository: 'a', commit: '1' };
  const others = { kind: 'checks', repository: 'a', commit: '2' };
  expect(distinct([checks, { ...push }, others, { ...checks }, push])).toEqual([
    checks,
    push,
    others,
  ]);
  expect(distinct([])).toEqual([]);
});
