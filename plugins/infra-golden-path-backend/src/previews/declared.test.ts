import { mockServices } from '@backstage/backend-test-utils';
import {
  declaredServiceSchema,
  declaredStackSchema,
  previewSchema,
} from '@infra-portal/infra-common';
import {
  ANSWERS,
  starterRepository,
  type StarterRepository,
} from '../__testUtils__/starterRepository';
import { PlanQueue } from '../gates/plan/PlanQueue';
import { createBases } from '../repository/mirrorBases';
import { createPreviewService } from './createPreviewService';

jest.setTimeout(60_000);

let starter: StarterRepository;
beforeAll(() => {
  starter = starterRepository();
});
afterAll(() => starter.close());

async function world() {
  await starter.mirrors.of(starter.repository).update();
  return createPreviewService({
    bases: createBases({
      mirrors: starter.mirrors,
      repositories: [starter.repository],
      logger: mockServices.logger.mock(),
    }),
    now: Date.now,
    openRequests: { of: async () => [], forget() {} },
    plans: {
      queue: new PlanQueue(1),
      settings: { trusted: true, timeout: 60_000 },
    },
  });
}

const change = 'create';
const cost = true;

describe('what a preview declares', () => {
  it('is told only when it is asked for, by environment', async () => {
    const previews = await world();
    const plain = await previews.preview({ intent: ANSWERS, change });
    expect(plain.declared).toBeUndefined();
    const made = await previews.preview({ intent: ANSWERS, change, cost });
    expect(previewSchema.parse(made)).toEqual(made);
    expect(made.digest).toBe(plain.digest);
    expect(made.declaredBefore).toBeUndefined();
    expect(made.declared).toHaveLength(2);
    for (const [at, stack] of made.declared!.entries()) {
      const { name, stack: ref, region } = made.environments[at];
      expect(declaredStackSchema.parse(stack)).toEqual(stack);
      expect(stack).toMatchObject({ environment: name, stack: ref, region });
      expect(stack.problems).toEqual([]);
    }
    const [dev, prod] = made.declared!;
    const taskOf = ({ resources }: typeof dev) =>
      resources.find(({ type }) => type === 'aws_ecs_task_definition')!.values;
    expect(taskOf(dev)).toMatchObject({ cpu: 256, memory: 512 });
    expect(taskOf(prod)).toMatchObject({ cpu: 512, memory: 1024 });
  });

  it('has what is there beside what there would be', async () => {
    const previews = await world();
    const made = await previews.prepare({ intent: ANSWERS, change });
    starter.commit(
      Object.fromEntries(made.changes.map(({ path, after }) => [path, after])),
    );
    const later = await world();
    const intent = { ...ANSWERS, memory: 2048, environments: { prod: {} } };
    const edit = await later.preview({ intent, change: 'edit', cost });
    const memory = (stacks: typeof edit.declared) =>
      stacks!.map(({ environment, resources }) => [
        environment,
        resources.find(({ type }) => type === 'aws_ecs_task_definition')?.values
          .memory,
      ]);
    expect(memory(edit.declared)).toEqual([['prod', 2048]]);
    expect(memory(edit.declaredBefore)).toEqual([
      ['dev', 512],
      ['prod', 1024],
    ]);
    // Nothing changes, and what is there has a price all the same.
    const same = await later.preview({ intent: ANSWERS, change: 'edit', cost });
    expect(same.files).toEqual([]);
    expect(same.declared).toEqual(same.declaredBefore);
    expect(same.declared).toHaveLength(2);
    // The same as previews say, without the rest of them.
    for (const [wanted, made_] of [
      [intent, edit],
      [ANSWERS, same],
    ] as const) {
      const { declared, declaredBefore, base } = made_;
      const told = await later.declared({ intent: wanted });
      expect(declaredServiceSchema.parse(told)).toEqual(told);
      expect(told).toMatchObject({ declared, declaredBefore, base });
    }
  });

  it('is nothing while answers give no files', async () => {
    const previews = await world();
    const { product, ...rest } = ANSWERS;
    for (const intent of [
      rest,
      { ...ANSWERS, goldenPath: { name: 'none', version: '1.0.0' } },
      null,
    ]) {
      const told = await previews.declared({ intent });
      expect(declaredServiceSchema.parse(told)).toEqual(told);
      expect(told.declared).toBeUndefined();
    }
    const controller = new AbortController();
    controller.abort();
    await expect(
      previews.declared({ intent: ANSWERS, signal: controller.signal }),
    ).rejects.toThrow(/abort/i);
  });

  it('says of modules that cannot be had that they are missing', async () => {
    const module = 'modules/ecs-service';
    const changelog = starter.original(`${module}/CHANGELOG.md`);
    const version = /^## \[?v?(\d+\.\d+\.\d+)/m.exec(changelog)![1];
    starter.untag(`ecs-service/v${version}`);
    const service = 'codes';
    const intent = { ...ANSWERS, service, ingress: { kind: 'none' } };
    const previews = await world();
    const made = await previews.preview({ intent, change, cost });
    const [{ message }] = made.declared![0].problems;
    expect(message).toMatch(/version "ecs-service/);
    expect(message).not.toContain(starter.folder);
  });
});
