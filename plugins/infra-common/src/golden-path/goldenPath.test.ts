import fc from 'fast-check';
import {
  checkIntent,
  fargateProblem,
  intentJsonSchema,
  resolveEnvironment,
  usualCount,
  ServiceIntentInput,
  validateIntent,
} from '.';
import { Standards, validateStandards } from '../standards';

const size = {
  cpu: { allowed: [256, 512, 1024], default: 256 },
  memory: { min: 512, max: 4096, default: 512 },
  count: { min: 0, max: 4, default: 1 },
  instance: { allowed: ['t4g.micro'], default: 't4g.micro' },
  database: {
    allowed: ['db.t4g.micro', 'db.m7g.large'],
    default: 'db.t4g.micro',
  },
  cache: { allowed: ['cache.t4g.micro'], default: 'cache.t4g.micro' },
};

const standards = (() => {
  const result = validateStandards({
    version: 1,
    organisation: { name: 'acme', title: 'Acme' },
    modules: { url: 'https://github.com/acme/infrastructure.git' },
    environments: {
      dev: { account: '222222222222', approvals: 1 },
      prod: { account: '444444444444', approvals: 2 },
    },
    regions: { default: 'ap-northeast-2', allowed: ['ap-northeast-2'] },
    state: {
      bucket: 'state-{environment}',
      key: '{directory}/x',
      region: 'ap-northeast-2',
    },
    naming: {
      product: { pattern: '^[a-z-]+$', maxLength: 12 },
      service: { pattern: '^[a-z-]+$', maxLength: 12 },
      resource: '{product}-{service}-{environment}',
    },
    tags: {
      required: [{ name: 'Service' }, { name: 'CostCenter', pattern: '^CC-' }],
    },
    layout: [{ path: 'stacks/{product}/{service}/{environment}' }],
    owners: { default: 'platform', shared: 'platform' },
    sizes: {
      dev: size,
      prod: { ...size, count: { min: 2, max: 10, default: 2 } },
    },
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value as Standards;
})();

const input = (more: Partial<ServiceIntentInput> = {}): ServiceIntentInput => ({
  version: 1,
  product: 'authhub',
  service: 'api',
  description: '토큰을 발급합니다',
  owner: 'group:default/developers',
  costCenter: 'CC-2100',
  goldenPath: { name: 'ecs-fargate', version: '1.0.0' },
  environments: { dev: {}, prod: {} },
  ...more,
});

function intentOf(more: Partial<ServiceIntentInput> = {}) {
  const result = validateIntent(input(more));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function problemsOf(data: unknown) {
  const result = validateIntent(data);
  return result.ok ? [] : result.problems.map(problem => problem.message);
}

describe('an intent', () => {
  it('needs little', () => {
    const intent = intentOf();
    expect(intent).toMatchObject({
      lifecycle: 'production',
      ingress: { kind: 'none' },
      deployment: { strategy: 'rolling' },
    });
    expect(checkIntent(intent, standards)).toEqual([]);
  });

  it.each<[object, string]>([
    [{ serivce: 'x' }, 'serivce is not known here: did you mean "service"?'],
    [
      { product: 'Auth Hub' },
      'product must be lower-case words joined by single hyphens, such as "auth-hub"',
    ],
    [{ product: 'shared' }, 'product is a reserved word; choose another'],
    [{ description: 'a\nb' }, 'description must be one line of visible text'],
    [
      { description: 'a\u202eb' },
      'description must be one line of visible text',
    ],
    [{ ingress: { kind: 'public' } }, 'ingress.host is needed to reach it'],
    [
      { ingress: { kind: 'public', host: 'a"; }' }, port: 80 },
      'ingress.host must be the part of the host name before the zone, such as auth',
    ],
    [
      { auth: { cognito: true } },
      'auth.cognito needs an ingress that people sign in at',
    ],
    [{ count: { min: 3, max: 2 } }, 'count needs min ≤ max'],
    [
      { image: 'api:1' },
      'image must be a container image with its registry, such as ghcr.io/acme/api:1.0.0',
    ],
    [{ environments: {} }, 'environments needs at least one environment'],
    [
      { variables: { A: 'x' }, secrets: { A: { name: 'a' } } },
      'variables.A is a secret already; keep one of the two',
    ],
    [
      {
        secrets: { A: { name: 'x' } },
        environments: { dev: {}, prod: { variables: { A: '1', B: '2' } } },
      },
      'environments.prod.variables.A is a secret already; keep one of the two',
    ],
    [
      { secrets: { PASSWORD: { name: 'a', value: 'hunter2' } } },
      'secrets.PASSWORD.value is not known here',
    ],
    [{ port: 70000 }, 'port must be at most 65535'],
  ])('%j is refused', (more, message) => {
    expect(problemsOf({ ...input(), ...more })).toContain(message);
  });

  it('has a JSON Schema', () => {
    expect(intentJsonSchema()).toMatchObject({
      type: 'object',
      required: expect.arrayContaining(['product', 'service']),
    });
  });

  it('never throws, whatever the data', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, key) => {
        problemsOf(value);
        problemsOf({ ...input(), [key]: value });
        expect(problemsOf({ ...input(), product: value })).toEqual(
          value === 'authhub' ? [] : expect.anything(),
        );
      }),
    );
  });
});

describe('the standards', () => {
  const said = (more: Partial<ServiceIntentInput>) =>
    checkIntent(intentOf(more), standards).map(({ path, message }) => [
      path.join('.'),
      message,
    ]);

  it.each<[Partial<ServiceIntentInput>, string, RegExp]>([
    [
      { product: 'a-very-long-name' },
      'product',
      /16 characters; 12 are allowed/,
    ],
    [{ environments: { stg: {} } }, 'environments.stg', /not set up/],
    [{ cpu: 2048, memory: 4096 }, 'cpu', /2048 is not allowed in dev/],
    [
      { environments: { prod: { cpu: 100 } } },
      'environments.prod.cpu',
      /100 is not allowed/,
    ],
    [{ memory: 8192 }, 'memory', /512 to 4096/],
    [{ memory: 1536 }, 'memory', /no tasks of 256 CPU units with 1536 MiB/],
    [
      { environments: { prod: { count: { min: 1, max: 2 } } } },
      'environments.prod.count',
      /2 to 10/,
    ],
    [
      { environments: { dev: { region: 'us-west-2' } } },
      'environments.dev.region',
      /us-west-2/,
    ],
    [
      { database: { instance: 'db.x2g.metal' } },
      'database.instance',
      /db.x2g.metal/,
    ],
    [{ cache: { node: 'cache.x' } }, 'cache.node', /cache.x/],
    [{ costCenter: '2100' }, 'costCenter', /CostCenter must follow the rule/],
  ])('%j is told at %s', (more, path, message) => {
    expect(said(more)).toContainEqual([path, expect.stringMatching(message)]);
    for (const { code, text } of checkIntent(intentOf(more), standards)) {
      expect(code).toMatch(/^standards\.[a-z-]+$/);
      expect(text.ko).toMatch(/\p{Script=Hangul}/u);
      expect(text.ko).not.toMatch(/ (is|not|allowed|must|has) /);
      expect(text.en).toMatch(/^\P{Ll}.*\.$/u);
    }
  });
});

describe('an environment', () => {
  const settings = (name: 'dev' | 'prod', more: Partial<ServiceIntentInput>) =>
    resolveEnvironment(intentOf(more), standards, name);

  it('is cheap in development and safe in production', () => {
    const more = { database: {}, cache: {} };
    expect(settings('dev', more)).toMatchObject({
      count: { value: { min: 1, max: 2 }, origin: 'standards' },
      database: { value: { multiAz: false, backupDays: 1, protected: false } },
      cache: { value: { replicas: 0 } },
    });
    expect(settings('prod', more)).toMatchObject({
      count: { value: { min: 2, max: 4 } },
      database: { value: { multiAz: true, backupDays: 14, protected: true } },
      cache: { value: { replicas: 1 } },
    });
  });

  it('runs more than the standards say where production would not survive', () => {
    const limits = { default: 1, max: 3 };
    expect(usualCount(limits, 'prod')).toEqual({
      value: { min: 2, max: 3 },
      origin: 'safety',
    });
    expect(usualCount(limits, 'stg')).toEqual({
      value: { min: 1, max: 2 },
      origin: 'standards',
    });
    expect(usualCount({ default: 4, max: 3 }, 'prod').value).toEqual({
      min: 4,
      max: 4,
    });
  });

  it('says where each value comes from', () => {
    const more = {
      cpu: 512,
      memory: 1024,
      environments: { dev: {}, prod: { cpu: 1024, memory: 2048 } },
    };
    expect(settings('dev', more).cpu).toEqual({ value: 512, origin: 'intent' });
    expect(settings('prod', more).cpu).toEqual({
      value: 1024,
      origin: 'environment',
    });
    expect(settings('prod', more).region.origin).toBe('standards');
  });

  it('keeps what is said for all where it says nothing itself', () => {
    const { database } = settings('prod', {
      database: { engine: 'mysql', backupDays: 3 },
      environments: { prod: { database: { multiAz: false } } },
    });
    expect(database).toEqual({
      origin: 'environment',
      value: expect.objectContaining({
        engine: 'mysql',
        backupDays: 3,
        multiAz: false,
      }),
    });
  });

  it('must be one of the intent’s', () => {
    const intent = intentOf({ environments: { dev: {} } });
    expect(() => resolveEnvironment(intent, standards, 'prod')).toThrow(
      'prod is not an environment of the intent.',
    );
  });
});

it('knows the sizes of Fargate', () => {
  expect(fargateProblem(256, 1024)).toBeUndefined();
  expect(fargateProblem(4096, 30720)).toBeUndefined();
  expect(fargateProblem(300, 512)).toMatch(/no tasks of 300 CPU units/);
});
