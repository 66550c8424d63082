import type { OpenRequest } from '../collisions/openRequests';
import type { BaseTree } from '../repository/types';
import { SeenPreviews } from './SeenPreviews';
import type { Prepared } from './types';

const tree = { commit: 'a' } as BaseTree;
const requests: OpenRequest[] = [];
const intent = { service: 'tokens', environments: { dev: {}, prod: {} } };
const wanted = { intent, change: 'create' };
const digest = 'd';

const made = (more: Partial<Prepared> = {}): Prepared => ({
  preview: { digest } as Prepared['preview'],
  changes: [{ path: 'a', after: 'a\n' }],
  product: 'authhub',
  service: 'tokens',
  requests,
  ...more,
});

function seen(prepared = made(), more: object = {}) {
  const previews = new SeenPreviews();
  previews.note({ ...wanted, ...more }, tree, prepared);
  return previews;
}

const now = { tree, requests };

it('gives what was shown to whoever submits the same', () => {
  const prepared = made();
  const again = { ...wanted, intent: JSON.parse(JSON.stringify(intent)) };
  expect(seen(prepared).find(digest, again, now)).toBe(prepared);
});

it.each([
  ['another digest', 'e', wanted, now],
  ['no digest', undefined, wanted, now],
  [
    'other answers under the digest',
    digest,
    { ...wanted, intent: { ...intent, service: 'other' } },
    now,
  ],
  ['another change', digest, { ...wanted, change: 'more-memory' }, now],
  ['another base', digest, wanted, { tree: { ...tree }, requests }],
  [
    'pull requests listed since',
    digest,
    wanted,
    { tree, requests: [...requests] },
  ],
])('makes it anew for %s', (_, asked, order, situation) => {
  expect(seen().find(asked, order, situation)).toBeUndefined();
});

it.each([
  ['a plan', made(), { plan: true }],
  ['the repository of an application', made({ application: {} as never }), {}],
  [
    'an application that has everything',
    made({ preview: { digest, application: {} } as never }),
    {},
  ],
  ['nothing to propose', made({ preview: {} as never }), {}],
])('remembers no preview with %s', (_, prepared, more) => {
  expect(seen(prepared, more).find(digest, wanted, now)).toBeUndefined();
});

it('does not follow hostile answers down', () => {
  let deep: unknown = 'end';
  for (let at = 0; at < 100_000; at += 1) deep = [deep];
  const order = { ...wanted, intent: { ...intent, service: deep } };
  expect(seen().find(digest, order, now)).toBeUndefined();
});
