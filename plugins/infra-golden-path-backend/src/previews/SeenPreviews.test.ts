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
  beside: { requests, isSame: async () => false },
  ...more,
});

function seen(prepared = made(), more: object = {}) {
  const previews = new SeenPreviews();
  previews.note({ ...wanted, ...more }, tree, prepared);
  return previews;
}

const now = { tree, requests };

it('gives what was shown to whoever submits the same', async () => {
  const prepared = made();
  const again = { ...wanted, intent: JSON.parse(JSON.stringify(intent)) };
  expect(await seen(prepared).find(digest, again, now)).toBe(prepared);
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
])('makes it anew for %s', async (_, asked, order, situation) => {
  expect(await seen().find(asked, order, situation)).toBeUndefined();
});

it('compares it with pull requests listed since', async () => {
  const isSame = jest.fn(async () => true);
  const prepared = made({ beside: { requests, isSame } });
  const later = { tree, requests: [...requests] };
  expect(await seen(prepared).find(digest, wanted, later)).toBe(prepared);
  expect(isSame).toHaveBeenCalledWith(later.requests);
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
])('remembers no preview with %s', async (_, prepared, more) => {
  const previews = seen(prepared, more);
  expect(await previews.find(digest, wanted, now)).toBeUndefined();
});

it('does not follow hostile answers down', async () => {
  let deep: unknown = 'end';
  for (let at = 0; at < 100_000; at += 1) deep = [deep];
  const order = { ...wanted, intent: { ...intent, service: deep } };
  expect(await seen().find(digest, order, now)).toBeUndefined();
});
