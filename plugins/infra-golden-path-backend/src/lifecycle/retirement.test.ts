import { mockServices } from '@backstage/backend-test-utils';
import { retirementSchema } from '@infra-portal/infra-common';
import {
  ANSWERS,
  starterRepository,
  type StarterRepository,
} from '../__testUtils__/starterRepository';
import { PlanQueue } from '../gates/plan/PlanQueue';
import { createPreviewService } from '../previews/createPreviewService';
import { createBases } from '../repository/mirrorBases';
import { prepareRetirement } from './retirement';

jest.setTimeout(120_000);

const STACK = 'stacks/authhub/tokens';
const DATA = 'prod:module.database';
const INTENT = {
  ...ANSWERS,
  database: {},
  buckets: { exports: {} },
  environments: { prod: {} },
};

let starter: StarterRepository;
let bases: ReturnType<typeof createBases>;
beforeAll(async () => {
  starter = starterRepository();
  const logger = mockServices.logger.mock();
  bases = createBases({
    mirrors: starter.mirrors,
    repositories: [starter.repository],
    logger,
  });
  const previews = createPreviewService({
    ...{ bases, now: Date.now },
    openRequests: { of: async () => [], forget() {} },
    plans: {
      queue: new PlanQueue(1),
      settings: { trusted: true, timeout: 60_000 },
    },
  });
  merge((await previews.prepare({ intent: INTENT, change: 'create' })).changes);
});
afterAll(() => starter.close());

function merge(changes: { path: string; after?: string }[]) {
  starter.commit(
    Object.fromEntries(changes.map(({ path, after }) => [path, after])),
  );
}

async function retire(...keep: string[]) {
  const wish = { product: 'authhub', service: 'tokens', keep };
  const made = await prepareRetirement(await bases.refresh(), wish);
  expect(retirementSchema.parse(made.retirement)).toEqual(made.retirement);
  return made;
}

describe('retiring a service', () => {
  it('knows nothing of services that are not there', async () => {
    const wish = { product: 'authhub', service: 'none', keep: [] };
    await expect(
      prepareRetirement(await bases.of(), wish),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(retire('prod:module.none')).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('prod:module.none'),
    });
  });

  it('goes by three pull requests, the intent last', async () => {
    const first = await retire();
    expect(first.retirement.steps).toEqual([
      'protection',
      'removal',
      'clean-up',
    ]);
    const [prod] = first.retirement.environments;
    const database = prod.parts.find(({ id }) => id === DATA)!;
    expect(prod.parts[0].holdsData).toBe(true);
    const instance = database.resources.find(
      ({ type }) => type === 'aws_db_instance',
    );
    expect(instance).toMatchObject({
      holdsData: true,
      protectedBy: 'deletion_protection',
      left: { en: expect.stringMatching(/snapshot/) },
    });
    expect(first.retirement.problems).toEqual([]);
    expect(first.changes.map(({ path }) => path)).toEqual([
      `${STACK}/prod/data.tf`,
    ]);
    const [{ after }] = first.changes;
    expect(after).toMatch(/deletion_protection += false/);
    expect(after).toMatch(/force_destroy += true/);

    // What stays needs no letting go.
    const kept = await retire(DATA);
    expect(kept.retirement.steps).toContain('protection');
    expect(kept.changes[0].after).not.toContain('deletion_protection');
    merge(first.changes);

    const second = await retire(DATA);
    const files = new Map(second.changes.map(each => [each.path, each.after]));
    expect(second.retirement.steps).toEqual(['removal', 'clean-up']);
    expect(second.retirement.problems).toEqual([]);
    expect(files.get(`${STACK}/prod/retired.tf`)).toContain(
      'from = module.database\n',
    );
    expect(files.get(`${STACK}/prod/retired.tf`)).toMatch(/destroy = false/);
    expect(files.get(`${STACK}/prod/main.tf`)).toBeUndefined();
    // Without its settings nothing could be destroyed.
    expect(files.has(`${STACK}/prod/versions.tf`)).toBe(false);
    expect(files.has(`${STACK}/service.yaml`)).toBe(false);
    expect(files.has('atlantis.yaml')).toBe(false);
    merge(second.changes);

    const last = await retire();
    expect(last.retirement).toMatchObject({
      step: 'clean-up',
      steps: ['clean-up'],
      problems: [],
      runbooks: ['runbooks/authhub-tokens.md'],
    });
    const gone = last.changes.filter(({ after: text }) => text === undefined);
    expect(gone.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        `${STACK}/service.yaml`,
        `${STACK}/prod/versions.tf`,
        `${STACK}/prod/retired.tf`,
      ]),
    );
    const lists = last.changes.filter(({ after: text }) => text !== undefined);
    for (const { path, after: text } of lists) {
      expect([path, text!.includes('authhub-tokens')]).toEqual([path, false]);
      expect([path, text!.includes(STACK)]).toEqual([path, false]);
    }
    expect(lists.map(({ path }) => path)).toContain('atlantis.yaml');
    merge(last.changes);
    await expect(retire()).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});
