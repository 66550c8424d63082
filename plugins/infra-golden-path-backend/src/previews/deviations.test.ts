import { mockServices } from '@backstage/backend-test-utils';
import { deviationReportSchema } from '@infra-portal/infra-common';
import {
  ANSWERS,
  starterRepository,
  type StarterRepository,
} from '../__testUtils__/starterRepository';
import { createOpenRequests } from '../collisions/openRequests';
import { PlanQueue } from '../gates/plan/PlanQueue';
import { createBases } from '../repository/mirrorBases';
import { createPreviewService } from './createPreviewService';
import { createDeviations } from './deviations';

jest.setTimeout(60_000);

const BRANCH = 'portal/authhub/tokens/create';
const STACK = 'stacks/authhub/tokens';

let starter: StarterRepository;
let proposed: Record<string, string | undefined>;
let options: { bases: ReturnType<typeof createBases>; now: () => number };
beforeAll(async () => {
  starter = starterRepository();
  const logger = mockServices.logger.mock();
  const bases = createBases({
    mirrors: starter.mirrors,
    repositories: [starter.repository],
    logger,
  });
  options = { bases, now: Date.now };
  const previews = createPreviewService({
    ...options,
    openRequests: createOpenRequests({ list: async () => [], logger }),
    plans: {
      queue: new PlanQueue(1),
      settings: { trusted: true, timeout: 60_000 },
    },
  });
  const made = await previews.prepare({ intent: ANSWERS, change: 'create' });
  proposed = Object.fromEntries(
    made.changes.map(({ path, after }) => [path, after]),
  );
});
afterAll(() => starter.close());

async function reportOf(files: Record<string, string | undefined>) {
  starter.commit(files, BRANCH);
  const mirror = starter.mirrors.of(starter.repository);
  await mirror.update();
  const commit = (await mirror.head(BRANCH))!;
  const service = { product: 'authhub', service: 'tokens' };
  const deviations = createDeviations(options);
  const report = await deviations(starter.repository, commit, service);
  expect(deviationReportSchema.parse(report)).toEqual(report);
  return report;
}

describe('the golden-path check', () => {
  it('finds nothing where all is as the path gives it', async () => {
    const report = await reportOf(proposed);
    expect(report.deviations).toEqual([]);
    expect(report.generated).toBeGreaterThanOrEqual(
      Object.keys(proposed).length,
    );
    expect(report.identical).toBe(report.generated);
    expect(report.goldenPath).toEqual(ANSWERS.goldenPath);
    expect(report.gates.map(({ status }) => status)).toEqual([
      'passed',
      'passed',
      'passed',
    ]);
  });

  it('finds what was changed by hand', async () => {
    const file = `${STACK}/dev/main.tf`;
    const report = await reportOf({
      ...proposed,
      [file]: `${proposed[file]}\nlocals {}\n`,
    });
    expect(report.deviations.map(({ path }) => path)).toEqual([file]);
    expect(report.identical).toBe(report.generated - 1);
  });

  it.each([
    ['is no YAML', 'version: [\n'],
    ['is no intent', 'version: 1\n'],
    ['is empty', ''],
  ])('says at the intent that it %s', async (_, text) => {
    const report = await reportOf({
      ...proposed,
      [`${STACK}/service.yaml`]: text,
    });
    expect(report).toMatchObject({
      identical: 0,
      deviations: [{ path: `${STACK}/service.yaml` }],
    });
    expect(report.gates).toMatchObject([{ id: 'intent', status: 'failed' }]);
  });
});
