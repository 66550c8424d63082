import { mockServices } from '@backstage/backend-test-utils';
import { type Preview, previewSchema } from '@infra-portal/infra-common';
import {
  ANSWERS,
  starterRepository,
  type StarterRepository,
} from '../__testUtils__/starterRepository';
import { createOpenRequests } from '../collisions/openRequests';
import { PlanQueue } from '../gates/plan/PlanQueue';
import { createBases } from '../repository/mirrorBases';
import { createPreviewService } from './createPreviewService';

jest.setTimeout(180_000);

const SERVICE = { ...ANSWERS, database: {} };
const DATABASE = 'module.database.aws_db_instance.this';

let starter: StarterRepository;
let previews: ReturnType<typeof createPreviewService>;
beforeAll(async () => {
  starter = starterRepository();
  const logger = mockServices.logger.mock();
  const bases = createBases({
    ...{ mirrors: starter.mirrors, repositories: [starter.repository], logger },
  });
  previews = createPreviewService({
    ...{ bases, now: Date.now },
    openRequests: createOpenRequests({ list: async () => [], logger }),
    plans: {
      queue: new PlanQueue(1),
      settings: { trusted: true, timeout: 170_000 },
    },
  });
  const made = await previews.prepare({ intent: SERVICE, change: 'create' });
  starter.commit(
    Object.fromEntries(made.changes.map(({ path, after }) => [path, after])),
  );
  await bases.refresh();
});
afterAll(() => starter.close());

async function edit(more: object): Promise<NonNullable<Preview['difference']>> {
  const intent = { ...SERVICE, ...more };
  const preview = await previews.preview({ intent, change: 'edit' });
  const { difference } = previewSchema.parse(preview);
  expect(difference).toEqual(preview.difference);
  // Prices were not asked for.
  expect(preview.declared).toBeUndefined();
  return difference!;
}

const addresses = (found: readonly { address: string }[]) =>
  found.map(({ address }) => address);

describe('the difference that an edit makes', () => {
  it('tells what another runtime replaces, and that the database stays', async () => {
    const { goldenPath, handOver, stacks } = await edit({
      goldenPath: { name: 'ec2', version: '1.0.0' },
    });
    expect(goldenPath).toEqual({ from: 'ecs-fargate', to: 'ec2' });
    expect(handOver).toBeUndefined();
    const prod = stacks.find(({ environment }) => environment === 'prod')!;
    expect(prod.problems).toEqual([]);
    expect(addresses(prod.destroyed)).toContain(
      'module.service.aws_ecs_service.this',
    );
    expect(addresses(prod.created)).toContain(
      'module.service.aws_autoscaling_group.this',
    );
    expect(addresses(prod.keptData)).toContain(DATABASE);
    // Its name says which runtime writes to it.
    expect(prod.replaced).toContainEqual(
      expect.objectContaining({
        ...{ type: 'aws_cloudwatch_log_group', arguments: ['name'] },
        holdsData: true,
      }),
    );
  });

  it('says that a database that goes is lost, and is protected', async () => {
    const { stacks } = await edit({ database: undefined });
    const prod = stacks.find(({ environment }) => environment === 'prod')!;
    expect(prod.destroyed[0]).toMatchObject({ holdsData: true });
    expect(
      prod.destroyed.find(({ address }) => address === DATABASE),
    ).toMatchObject({ protectedBy: 'deletion_protection' });
  });

  it('does not say that an environment that goes is destroyed', async () => {
    const { stacks } = await edit({ environments: { prod: {} } });
    const [prod, dev] = stacks;
    expect(prod).toMatchObject({ environment: 'prod', state: 'same' });
    expect(dev).toMatchObject({
      ...{ environment: 'dev', state: 'left', destroyed: [] },
    });
    expect(addresses(dev.keptData)).toContain(DATABASE);
  });

  it('says what another owner changes, and what not', async () => {
    const { handOver, stacks } = await edit({
      owner: 'group:default/platform',
    });
    expect(handOver).toMatchObject({
      from: 'group:default/developers',
      to: 'group:default/platform',
      alarms: { redirected: 0 },
      runbooks: ['runbooks/authhub-tokens.md'],
    });
    expect(handOver!.codeowners.before).not.toEqual(handOver!.codeowners.after);
    expect(handOver!.tags).toContainEqual(
      expect.objectContaining({
        ...{ key: 'Team', from: 'developers', to: 'platform' },
      }),
    );
    for (const { created, destroyed, replaced } of stacks) {
      expect([created, destroyed, replaced]).toEqual([[], [], []]);
    }
  });

  it('is planned against the files of the base', async () => {
    const intent = {
      ...SERVICE,
      goldenPath: { name: 'ec2', version: '1.0.0' },
      environments: { dev: {} },
    };
    const { plans, gates } = await previews.preview({
      ...{ intent, change: 'edit', plan: true },
    });
    expect(gates.find(({ id }) => id === 'plan')!.findings).toEqual([]);
    const [{ against, summary }] = plans;
    expect(against).toBe('files');
    const actions = new Map(
      summary!.resources.map(({ address, action }) => [address, action]),
    );
    expect(actions.get('module.service.aws_ecs_service.this')).toBe('delete');
    // What stays is not listed.
    expect(actions.has(DATABASE)).toBe(false);
  });
});
