import { mockServices } from '@backstage/backend-test-utils';
import {
  ANSWERS,
  starterRepository,
  type StarterRepository,
} from '../__testUtils__/starterRepository';
import type { OpenRequest } from '../collisions/openRequests';
import { PlanQueue } from '../gates/plan/PlanQueue';
import { createBases } from '../repository/mirrorBases';
import { createPreviewService } from './createPreviewService';

jest.setTimeout(60_000);

let starter: StarterRepository;
beforeAll(() => {
  starter = starterRepository();
});
afterAll(() => starter.close());

const other = (branch: string, commit: string): OpenRequest => ({
  ...{ branch, commit, number: 7, title: 'Create' },
  url: 'https://github.com/acme/infrastructure/pull/7',
});

it('takes what was just seen, unless somebody took its place since', async () => {
  const branch = 'portal/authhub/sessions/create';
  const sessions = { ...ANSWERS, service: 'sessions' };
  starter.commit(
    { 'stacks/authhub/sessions/service.yaml': JSON.stringify(sessions) },
    branch,
  );
  let open: OpenRequest[] = [];
  const previews = createPreviewService({
    bases: createBases({
      mirrors: starter.mirrors,
      repositories: [starter.repository],
      logger: mockServices.logger.mock(),
    }),
    now: Date.now,
    openRequests: { of: async () => open, forget() {} },
    plans: {
      queue: new PlanQueue(1),
      settings: { trusted: true, timeout: 60_000 },
    },
  });
  const order = { intent: ANSWERS, change: 'create' };
  const seen = await previews.preview(order);
  const { digest } = seen;
  const press = () => previews.prepare({ ...order, digest });
  expect((await press()).preview).toBe(seen);
  // Made anew where nobody says what was seen, to the same digest.
  const anew = await previews.prepare(order);
  expect(anew.preview).not.toBe(seen);
  expect(anew.preview.digest).toBe(digest);

  const mirror = starter.mirrors.of(starter.repository);
  const commit = (await mirror.head(branch))!;
  const held = (await press()).preview;
  open = [other('portal/shop/cart/create', commit)];
  expect((await press()).preview).toBe(held);
  // It has the host that these answers ask for.
  open = [other(branch, commit)];
  await expect(press()).rejects.toThrow(/cannot be proposed/);
});
