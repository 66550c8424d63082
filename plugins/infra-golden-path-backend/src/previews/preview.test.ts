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
import { PlanQueue } from '../gates/plan/PlanQueue';
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
  return createPreviewService({
    bases,
    now: Date.now,
    openRequests,
    plans: {
      queue: new PlanQueue(4),
      settings: { trusted: true, timeout: 60_000 },
    },
  });
}

async function preview(intent: unknown, change = 'create') {
  await starter.mirrors.of(starter.repository).update();
  return service().preview({ intent, change });
}

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

  it('asks whether a product that nobody has named is meant', async () => {
    const made = await preview({ ...ANSWERS, product: 'constructor' });
    expect(gate(made, 'standards')).toMatchObject({
      status: 'warning',
      findings: [
        {
          code: 'standards.unknown-product',
          field: ['product'],
          remedy: { ko: expect.stringContaining('owners.products') },
        },
      ],
    });
    // It may be a new one.
    expect(made.digest).toBeDefined();
  });

  it.each([
    [{ name: 'no-such', version: '1.0.0' }, 'render.unknown-path'],
    [{ name: 'ecs-fargate', version: '9.0.0' }, 'render.unknown-version'],
  ])('knows no golden path %j', async (goldenPath, code) => {
    const made = await preview({ ...ANSWERS, goldenPath });
    expect(gate(made, 'render').findings[0].code).toBe(code);
    expect(made.digest).toBeUndefined();
  });

  it('finds what the repository and open pull requests have', async () => {
    const taken = { ...ANSWERS, service: 'sessions' };
    starter.commit(
      { 'stacks/authhub/gone/dev/main.tf': 'locals {}\n' },
      undefined,
    );
    const text = JSON.stringify({ ...taken, ingress: ANSWERS.ingress });
    starter.commit(
      { 'stacks/authhub/sessions/service.yaml': text },
      'portal/authhub/sessions/create',
    );
    const made = service();
    const mirror = starter.mirrors.of(starter.repository);
    await mirror.update();
    const branch = 'portal/authhub/sessions/create';
    const commit = (await mirror.head(branch))!;
    const url = 'https://github.com/acme/infrastructure/pull/7';
    requests.push({ branch, number: 7, url, title: 'Create', commit });
    const codes = async (intent: object) => {
      const options = { intent, change: 'create' };
      const { findings } = gate(await made.preview(options), 'collisions');
      return findings.map(each => [each.code, each.url]);
    };
    // Two environments have the same host as the pull request's.
    expect(await codes(ANSWERS)).toEqual([
      ['collision.host', url],
      ['collision.host', url],
    ]);
    expect(
      await codes({ ...ANSWERS, service: 'gone', ingress: undefined }),
    ).toContainEqual(['collision.folder', undefined]);
    // Its own pull request is no collision, and would be updated.
    const own = await made.preview({ intent: taken, change: 'create' });
    expect(gate(own, 'collisions').findings).toEqual([]);
    expect(own.pullRequest?.number).toBe(7);
    requests.length = 0;
  });

  it('does not take over a service that was written by hand', async () => {
    // The sample's: stacks for both environments, and no service.yaml.
    const made = await preview({ ...ANSWERS, service: 'api' });
    expect(gate(made, 'collisions')).toMatchObject({
      status: 'failed',
      findings: [
        {
          code: 'collision.folder',
          field: ['service'],
          message: {
            en: 'authhub/api is there already, written by hand: stacks/authhub/api/dev, stacks/authhub/api/prod.',
          },
          remedy: { ko: expect.stringContaining('다른 서비스 이름') },
        },
      ],
    });
  });

  it('checks generated Terraform, and says which answer is behind it', async () => {
    const before = await preview(ANSWERS);
    const file = 'golden-paths/ecs-fargate/stack/main.tf';
    const main = starter.read(file);
    starter.commit({
      [file]: `${main}\nmodule "extra" {\n  source = module("sqs")\n  name = intent.description\n  nonsense = intent.port\n}\n`,
    });
    const made = await preview(ANSWERS);
    starter.commit({ [file]: main });
    expect(gate(before, 'terraform').status).toBe('passed');
    expect(made.base.commit).not.toBe(before.base.commit);
    expect(gate(made, 'terraform').findings).toContainEqual(
      expect.objectContaining({
        code: 'terraform.module-input',
        file: 'stacks/authhub/tokens/dev/main.tf',
        line: expect.any(Number),
        field: ['port'],
      }),
    );
  });

  it('says where the golden path or the standards are wrong', async () => {
    const file = 'golden-paths/ecs-fargate/stack/main.tf';
    const main = starter.read(file);
    starter.commit({ [file]: `${main}\nlocals {\n  x = intent.nothing\n}\n` });
    const line = main.split('\n').length + 2;
    expect(gate(await preview(ANSWERS), 'render').findings[0]).toMatchObject({
      code: 'render.golden-path',
      file,
      line,
    });
    starter.commit({ [file]: main, 'portal.yaml': 'version: 2\n' });
    const broken = await preview(ANSWERS);
    expect(gate(broken, 'standards').findings[0]).toMatchObject({
      code: 'standards.file',
      file: 'portal.yaml',
      line: 1,
    });
    expect(gate(broken, 'render').reason!.en).toMatch(/portal\.yaml/);
    starter.commit({ 'portal.yaml': starter.original('portal.yaml') });
  });

  it('refuses what looks like a secret', async () => {
    const variables = { API_TOKEN: 'hunter2' };
    const made = await preview({ ...ANSWERS, variables });
    expect(gate(made, 'intent').findings).toEqual([
      expect.objectContaining({
        code: 'intent.credential',
        field: ['variables', 'API_TOKEN'],
      }),
    ]);
  });

  it('plans on request', async () => {
    const options = { intent: ANSWERS, change: 'create', plan: true };
    const made = await service().preview(options);
    const plan = gate(made, 'plan');
    expect([plan.status, plan.findings]).toEqual(['passed', []]);
    expect(made.plans.map(each => each.environment)).toEqual(['dev', 'prod']);
    expect(made.plans[0].summary!.counts.add).toBeGreaterThan(5);
    expect(JSON.stringify(made)).not.toContain('planned_values');
    const gone = new AbortController();
    gone.abort(new Error('gone'));
    await expect(
      service().preview({ ...options, signal: gone.signal }),
    ).rejects.toThrow('gone');
  });
});
