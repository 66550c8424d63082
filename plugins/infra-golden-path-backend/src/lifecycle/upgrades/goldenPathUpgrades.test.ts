import { mockServices } from '@backstage/backend-test-utils';
import {
  upgradePreviewSchema,
  upgradeRulesSchema,
} from '@infra-portal/infra-common';
import {
  ANSWERS,
  starterRepository,
  type StarterRepository,
} from '../../__testUtils__/starterRepository';
import { PlanQueue } from '../../gates/plan/PlanQueue';
import { createPreviewService } from '../../previews/createPreviewService';
import { createBases } from '../../repository/mirrorBases';
import { GoldenPathUpgrades } from './GoldenPathUpgrades';

jest.setTimeout(120_000);

const PATH = 'golden-paths/ecs-fargate';
const CALL = 'module "service" {';
const STACK = 'stacks/authhub/tokens';
const subject = {
  ...{ kind: 'golden-path' as const, name: 'ecs-fargate', to: '1.2.0' },
};
const rules = upgradeRulesSchema.parse({});

let starter: StarterRepository;
let upgrades: GoldenPathUpgrades;
let bases: ReturnType<typeof createBases>;
beforeAll(async () => {
  starter = starterRepository();
  bases = createBases({
    mirrors: starter.mirrors,
    repositories: [starter.repository],
    logger: mockServices.logger.mock(),
  });
  const previews = createPreviewService({
    ...{ bases, now: Date.now },
    openRequests: { of: async () => [], forget() {} },
    plans: {
      queue: new PlanQueue(1),
      settings: { trusted: true, timeout: 60_000 },
    },
  });
  const made = await previews.prepare({ intent: ANSWERS, change: 'create' });
  starter.commit(
    Object.fromEntries(made.changes.map(({ path, after }) => [path, after])),
  );
  starter.release('golden-paths/ecs-fargate/v1.0.0');
  const definition = starter.read(`${PATH}/golden-path.yaml`);
  const main = starter.read(`${PATH}/stack/main.tf`);
  starter.commit({
    [`${PATH}/golden-path.yaml`]: definition.replace('1.0.0', '1.2.0'),
    [`${PATH}/stack/main.tf`]: main.replace(CALL, `${CALL}\n  newer = 1`),
    [`${PATH}/CHANGELOG.md`]: '# Changes\n\n## 1.2.0\n\n- A remark\n',
    [`${STACK}/dev/main.tf`]: `# By hand\n${starter.read(
      `${STACK}/dev/main.tf`,
    )}`,
  });
  await bases.refresh();
  upgrades = new GoldenPathUpgrades({ bases });
});
afterAll(() => starter.close());

const previewed = async () => {
  const { preview } = await upgrades.preview({ subject, rules });
  expect(upgradePreviewSchema.parse(preview)).toEqual(preview);
  return preview;
};

const filesOf = async (
  item: Awaited<ReturnType<typeof previewed>>['waves'][number]['items'][number],
) => {
  const { tree } = await bases.of();
  const mirror = starter.mirrors.of(starter.repository);
  const base = { mirror, branch: 'main', commit: tree.commit };
  return upgrades.filesOf({ subject, item, memo: undefined, base });
};

describe('upgrading a golden path', () => {
  it('moves each service by one pull request, and keeps what people wrote', async () => {
    const preview = await previewed();
    expect(preview.notes).toContain('A remark');
    expect(preview.left).toEqual([]);
    // The intents that the path is tested with are no services.
    expect(preview.versions).toEqual([{ version: '1.0.0', calls: 1 }]);
    const [{ environment, items }] = preview.waves;
    expect(environment).toBe('prod');
    const [item] = items;
    expect(item).toMatchObject({
      services: [{ product: 'authhub', service: 'tokens' }],
      conflicts: [],
      problems: [],
    });
    expect(item.files).toContainEqual({
      ...{ path: `${STACK}/service.yaml`, added: 1, removed: 1 },
    });
    const { files, conflicts } = await filesOf(item);
    expect(conflicts).toEqual([]);
    const textOf = (path: string) =>
      files.find(each => each.path === `${STACK}/${path}`)?.text;
    expect(textOf('dev/main.tf')).toMatch(/^# By hand\n/);
    expect(textOf('dev/main.tf')).toMatch(/newer += 1/);
    expect(textOf('service.yaml')).toContain('version: 1.2.0');
  });

  it('lists where people changed what it changes, with both texts', async () => {
    const file = `${STACK}/prod/main.tf`;
    const text = starter.read(file);
    // It is seen at once.
    starter.commit({ [file]: text.replace(CALL, `${CALL}\n  mine = 1`) });
    const [{ items }] = (await previewed()).waves;
    const { conflicts } = await filesOf(items[0]);
    starter.commit({ [file]: text });
    await bases.refresh();
    expect(items[0].conflicts).toEqual([file]);
    expect(conflicts).toEqual([file]);
    const [{ message, line }] = items[0].problems;
    expect(message.en).toMatch(/mine = 1.*newer += 1/s);
    expect(line).toBeGreaterThan(1);
  });

  it('knows no version or path that is not there', async () => {
    const of = (other: Partial<typeof subject>) =>
      upgrades.preview({ subject: { ...subject, ...other }, rules });
    await expect(of({ to: '9.0.0' })).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('1.2.0'),
    });
    await expect(of({ name: 'none' })).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    const same = await of({ to: '1.0.0' });
    expect(same.preview.waves).toEqual([]);
  });
});
