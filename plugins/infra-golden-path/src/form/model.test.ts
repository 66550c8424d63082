import fc from 'fast-check';
import { validateIntent } from '@infra-portal/infra-common';
import { sampleForm } from '../testing/sampleForm';
import { answerAt, keyOf, withAnswer, type Answers } from './answers';
import { contextOf } from './context';
import { FIELDS, fieldOf } from './fields';
import { supportedOptions, supportsPart } from './supports';
import { answersOf, isShown, same, toIntent, valueOf } from './model';

const minimal = {
  product: 'authhub',
  service: 'login',
  description: 'Signs people in',
};

const named = (item: fc.Arbitrary<object>) =>
  fc.dictionary(fc.constantFrom('mail', 'audit', 'constructor'), item, {
    maxKeys: 3,
  });

/** Intents that the schema takes, with and without what they may leave out. */
const intents = fc
  .record(
    {
      version: fc.constant(1),
      product: fc.constantFrom('authhub', 'crawler'),
      service: fc.constantFrom('login', 'mail'),
      description: fc.constantFrom('Signs people in', '사람을 확인합니다'),
      owner: fc.constant('group:default/developers'),
      costCenter: fc.constant('CC-2100'),
      goldenPath: fc.constant({ name: 'ecs-fargate', version: '1.0.0' }),
      ingress: fc.oneof(
        fc.constant({ kind: 'none' }),
        fc.record(
          {
            kind: fc.constant('public'),
            host: fc.constantFrom('login', 'a.b'),
            path: fc.constantFrom('/', '/api'),
            waf: fc.constantFrom({}, { rateLimit: 2000 }, { rateLimit: 500 }),
            allowedCidrs: fc.constantFrom([], ['10.0.0.0/8']),
            priority: fc.constantFrom(1000, 37_954),
          },
          { requiredKeys: ['kind', 'host'] },
        ),
      ),
      environments: fc.constantFrom(
        { dev: {} },
        { dev: { cpu: 512 }, prod: { count: { min: 2, max: 4 } } },
      ),
      lifecycle: fc.constantFrom('production', 'experimental'),
      dataClass: fc.constantFrom('internal', 'public'),
      port: fc.constantFrom(8080, 3000),
      image: fc.constant('ghcr.io/acme/login:1.0.0'),
      healthPath: fc.constantFrom('/health', '/ready'),
      cpu: fc.constant(1024),
      count: fc.constant({ min: 1, max: 2, cpuPercent: 60 }),
      database: fc.record(
        {
          engine: fc.constantFrom('postgres', 'mysql'),
          instance: fc.constant('db.t4g.micro'),
          storageGib: fc.constantFrom(20, 100),
          multiAz: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
      cache: fc.constantFrom({}, { replicas: 2 }),
      queues: named(fc.constantFrom({}, { fifo: true })),
      variables: fc.constantFrom({}, { LOG_LEVEL: 'debug' }),
      objectives: fc.constantFrom(
        {},
        { availabilityPercent: 99.9, latency: { seconds: 0.5 } },
      ),
      budget: fc.constantFrom(0, 100),
      extra: fc.constantFrom({}, { logDays: 7 }),
    },
    {
      requiredKeys: [
        'version',
        'product',
        'service',
        'description',
        'owner',
        'costCenter',
        'goldenPath',
        'ingress',
        'environments',
        'port',
      ],
    },
  )
  .map(intent => intent as Record<string, unknown>);

const read = (data: unknown) => {
  const result = validateIntent(data);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};

describe('toIntent', () => {
  it.each(['create', 'edit'] as const)(
    'gives back what a service.yaml says (%s)',
    mode => {
      fc.assert(
        fc.property(intents, intent => {
          const answers = answersOf(intent);
          const context = contextOf(sampleForm, mode, answers);
          expect(read(toIntent(context, answers))).toEqual(read(intent));
        }),
      );
    },
  );

  it('leaves out of a new service what is so anyway', () => {
    fc.assert(
      fc.property(intents, intent => {
        const answers = answersOf(intent);
        const context = contextOf(sampleForm, 'create', answers);
        const written = toIntent(context, answers);
        for (const each of FIELDS) {
          if (each.fallback === undefined) continue;
          const value = answerAt(written, each.path);
          expect(value === undefined || !same(value, each.fallback)).toBe(true);
        }
      }),
    );
  });

  it('keeps every word of a file that is edited, and changes the one', () => {
    const intent = {
      ...minimal,
      version: 1,
      owner: 'group:default/developers',
      costCenter: 'CC-2100',
      lifecycle: 'production',
      goldenPath: { name: 'ecs-fargate', version: '0.9.0' },
      port: 8080,
      ingress: { kind: 'internal', host: 'login', path: '/' },
      environments: { dev: {} },
    };
    const answers = withAnswer(answersOf(intent), ['port'], 9000);
    const context = contextOf(sampleForm, 'edit', answers);
    expect(toIntent(context, answers)).toEqual({ ...intent, port: 9000 });
  });

  it('needs three answers for a service with defaults', () => {
    const context = contextOf(sampleForm, 'create', minimal);
    expect(toIntent(context, minimal)).toEqual({
      version: 1,
      ...minimal,
      owner: 'group:default/developers',
      costCenter: 'CC-2100',
      port: 8080,
      ingress: { kind: 'internal', host: 'login' },
      goldenPath: { name: 'ecs-fargate', version: '1.0.0' },
      environments: { dev: {}, stg: {}, prod: {} },
    });
  });

  it('sends nothing that the golden path does not know', () => {
    const answers: Answers = {
      ...minimal,
      goldenPath: { name: 'worker' },
      database: { engine: 'mysql' },
      buckets: { files: {} },
      queues: { jobs: {} },
    };
    const intent = toIntent(contextOf(sampleForm, 'create', answers), answers);
    expect(intent).not.toHaveProperty('database');
    expect(intent).not.toHaveProperty('buckets');
    expect(intent).not.toHaveProperty('ingress');
    expect(intent).toHaveProperty('queues', { jobs: {} });
  });

  it('forgets the web ACL when the service is no longer public', () => {
    const answers: Answers = {
      ...minimal,
      ingress: { kind: 'internal', waf: { rateLimit: 100 } },
    };
    const context = contextOf(sampleForm, 'create', answers);
    expect(toIntent(context, answers).ingress).toEqual({
      kind: 'internal',
      host: 'login',
    });
  });
});

describe('FIELDS', () => {
  it('have the fallbacks of the schema', () => {
    const intent = read({
      ...minimal,
      version: 1,
      owner: 'developers',
      costCenter: 'CC-1',
      goldenPath: { name: 'ecs-fargate', version: '1.0.0' },
      ingress: { kind: 'none', waf: undefined },
      database: {},
      source: { repository: 'acme/login' },
      objectives: { latency: { seconds: 1 } },
      environments: { dev: {} },
    });
    for (const { path, fallback } of FIELDS) {
      const key = keyOf(path);
      if (fallback === undefined || key === 'ingress.waf.rateLimit') continue;
      expect([key, answerAt(intent, path)]).toEqual([key, fallback]);
    }
  });

  it('say where a value comes from, and take an answer back', () => {
    const owner = fieldOf('owner');
    const context = contextOf(sampleForm, 'create', minimal);
    expect(valueOf(owner, context, minimal)).toEqual({
      value: 'group:default/developers',
      origin: 'product',
    });
    const other = withAnswer<Answers>(minimal, ['owner'], 'group:default/x');
    expect(valueOf(owner, context, other).origin).toBe('answer');
    const back = withAnswer(other, ['owner'], undefined);
    expect(valueOf(owner, context, back).origin).toBe('product');
  });

  it('tell what a file says from what was answered since', () => {
    const before = { port: 8080, image: 'ghcr.io/acme/a:1' };
    const answers = { ...before, port: 9000 };
    const context = contextOf(sampleForm, 'edit', answers, before);
    expect(valueOf(fieldOf('port'), context, answers).origin).toBe('answer');
    expect(valueOf(fieldOf('image'), context, answers).origin).toBe('file');
  });

  it('ask for a rate limit only behind a web ACL on the internet', () => {
    const rate = fieldOf('ingress.waf.rateLimit');
    const shown = (answers: Answers) =>
      isShown(rate, contextOf(sampleForm, 'create', answers), answers);
    expect(shown({ ingress: { kind: 'public', waf: {} } })).toBe(true);
    expect(shown({ ingress: { kind: 'public' } })).toBe(false);
    expect(shown({ ingress: { kind: 'internal', waf: {} } })).toBe(false);
  });
});

describe('withAnswer', () => {
  it('treats names of JavaScript as names', () => {
    const answers = withAnswer({}, ['queues', '__proto__', 'fifo'], true);
    expect(answerAt(answers, ['queues', '__proto__', 'fifo'])).toBe(true);
    expect(({} as any).fifo).toBeUndefined();
    expect(answerAt({}, ['constructor', 'name'])).toBeUndefined();
  });
});

describe('supportsPart', () => {
  const knowing = (...supports: string[]) => {
    const [path] = sampleForm.goldenPaths;
    return {
      model: sampleForm,
      mode: 'create' as const,
      path: { ...path, supports },
    };
  };

  it('knows all of what is known as a whole', () => {
    const context = knowing('auth', 'ingress');
    expect(supportsPart(context, 'auth.opa')).toBe(true);
    expect(supportsPart(context, 'ingress.waf.rateLimit')).toBe(true);
    expect(supportsPart(context, 'database')).toBe(false);
    expect(supportsPart(context, 'owner')).toBe(true);
  });

  it('knows of a part only what it names, and what has no name of its own', () => {
    const context = knowing('ingress.public', 'database.mysql');
    expect(supportsPart(context, 'ingress.kind')).toBe(true);
    expect(supportsPart(context, 'ingress.waf')).toBe(false);
    expect(supportsPart(context, 'ingress.waf.rateLimit')).toBe(false);
    expect(supportsPart(context, 'database.storageGib')).toBe(true);
    expect(
      supportedOptions(context, 'database', ['postgres', 'mysql']),
    ).toEqual(['mysql']);
    expect(toIntent(context, minimal).ingress).toMatchObject({
      kind: 'public',
    });
  });
});
