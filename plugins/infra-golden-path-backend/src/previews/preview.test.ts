import { mockServices } from '@backstage/backend-test-utils';
import {
  previewSchema,
  type Gate,
  type Preview,
} from '@infra-portal/infra-common';
import {
  ANSWERS,
  starterRepository,
  type StarterRepository,
} from '../__testUtils__/starterRepository';
import {
  createOpenRequests,
  type OpenRequest,
} from '../collisions/openRequests';
import { createBases } from '../repository/mirrorBases';
import { createPreviewService } from './createPreviewService';

jest.setTimeout(60_000);

let starter: StarterRepository;
const requests: OpenRequest[] = [];
beforeAll(() => {
  starter = starterRepository();
});
afterAll(() => starter.close());

function service() {
  const bases = createBases({
    mirrors: starter.mirrors,
    repositories: [starter.repository],
    logger: mockServices.logger.mock(),
  });
  const openRequests = createOpenRequests({
    list: async () => requests,
    logger: mockServices.logger.mock(),
  });
  return createPreviewService({ bases, now: Date.now, openRequests });
}

const preview = (intent: unknown, change = 'create') =>
  service().preview({ intent, change });

const statuses = ({ gates }: Preview) =>
  Object.fromEntries(gates.map(({ id, status }) => [id, status]));

const gate = ({ gates }: Preview, id: Gate['id']) =>
  gates.find(each => each.id === id)!;

describe('a preview', () => {
  it('shows what complete answers lead to', async () => {
    const made = await preview(ANSWERS);
    expect(made.gates.flatMap(({ findings }) => findings)).toEqual([]);
    expect(previewSchema.parse(made)).toEqual(made);
    expect(made.branch).toBe('portal/authhub/tokens/create');
    expect(made.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(made.files.map(({ path, state }) => [path, state])).toEqual(
      expect.arrayContaining([
        ['stacks/authhub/tokens/service.yaml', 'added'],
        ['stacks/authhub/tokens/dev/main.tf', 'added'],
        ['atlantis.yaml', 'changed'],
      ]),
    );
    expect(made.environments.map(each => [each.name, each.url])).toEqual([
      ['dev', 'https://tokens.dev.acme.example/'],
      ['prod', 'https://tokens.svc.acme.example/'],
    ]);
    expect(made.environments[0].settings).toContainEqual({
      name: 'cpu',
      value: 256,
      origin: 'standards',
    });
    expect(made.review!.owners.map(({ owner }) => owner)).toContain(
      '@acme/developers',
    );
    expect((await preview(ANSWERS)).digest).toBe(made.digest);
    const other = await preview({ ...ANSWERS, description: 'Other words' });
    expect(other.digest).not.toBe(made.digest);
  });

  it.each([undefined, null, 7, [], {}, { version: 1, product: 'authhub' }])(
    'says what is missing of %j, and is no error',
    async intent => {
      const made = await preview(intent);
      expect(statuses(made)).toMatchObject({
        intent: 'failed',
        render: 'not-run',
        plan: 'not-run',
      });
      expect(made.digest).toBeUndefined();
      expect(made.files).toEqual([]);
      expect(gate(made, 'render').reason!.ko).toMatch(/완성/);
    },
  );

  it('puts what the standards say at its field', async () => {
    const made = await preview({
      ...ANSWERS,
      environments: { dev: { cpu: 2048, memory: 4096 } },
    });
    expect(gate(made, 'standards').findings[0]).toMatchObject({
      field: ['environments', 'dev', 'cpu'],
      severity: 'error',
    });
    await expect(
      service().prepare({
        intent: {
          ...ANSWERS,
          environments: { dev: { cpu: 2048, memory: 4096 } },
        },
        change: 'create',
      }),
    ).rejects.toMatchObject({
      name: 'InputError',
      findings: [{ field: ['environments', 'dev', 'cpu'] }],
    });
  });

  it.each([
    [{ name: 'no-such', version: '1.0.0' }, 'render.unknown-path'],
    [{ name: 'ecs-fargate', version: '9.0.0' }, 'render.unknown-version'],
  ])('knows no golden path %j', async (goldenPath, code) => {
    const made = await preview({ ...ANSWERS, goldenPath });
    expect(gate(made, 'render').findings[0].code).toBe(code);
    expect(made.digest).toBeUndefined();
  });
});
