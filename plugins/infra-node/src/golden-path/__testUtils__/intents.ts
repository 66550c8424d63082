import fc from 'fast-check';
import {
  checkIntent,
  checkWithPath,
  type EnvironmentName,
  fargateProblem,
  type PathQuestion,
  type ServiceIntent,
  type ServiceIntentInput,
  type Standards,
  validateIntent,
} from '@infra-portal/infra-common';
import type { GoldenPath } from '..';
import { hostileText, visibleLine } from './hostile';

const optional = <T>(value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined });

// Arbitraries of expressions take long to make: each is made once.
const words = fc.stringMatching(/^[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,5}){0,3}$/);
const kebab = (max: number) =>
  words.map(name => name.slice(0, max).replace(/-+$/, ''));

const variableNames = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,20}$/);

const record = <T>(key: fc.Arbitrary<string>, value: fc.Arbitrary<T>) =>
  fc.dictionary(key, value, { maxKeys: 3, noNullPrototype: true });

/** Sizes that one environment allows, and Fargate has. */
function sizesIn(standards: Standards, name: EnvironmentName) {
  const { cpu, memory, count, database, cache } = standards.sizes[name]!;
  const pairs = cpu.allowed.flatMap(units =>
    [512, 1024, 2048, 4096, 8192]
      .filter(mib => mib >= memory.min && mib <= memory.max)
      .filter(mib => fargateProblem(units, mib) === undefined)
      .map(mib => ({ cpu: units, memory: mib })),
  );
  return {
    pair: fc.constantFrom(...pairs),
    count: fc
      .tuple(
        fc.integer({ min: count.min, max: count.max }),
        fc.integer({ min: Math.max(count.min, 1), max: count.max }),
      )
      .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b, 1) })),
    database: fc.constantFrom(...database.allowed),
    cache: fc.constantFrom(...cache.allowed),
  };
}

function environmentsOf(standards: Standards) {
  const own = (name: EnvironmentName) => {
    const { pair, count, database } = sizesIn(standards, name);
    return fc
      .record(
        {
          pair: optional(pair),
          count,
          variables: record(variableNames, hostileText),
          database: fc.record({ instance: database }),
        },
        { requiredKeys: [] },
      )
      .map(({ pair: chosen, ...rest }) => ({ ...rest, ...chosen }));
  };
  return fc
    .record(
      { dev: own('dev'), stg: own('stg'), prod: own('prod') },
      { requiredKeys: [] },
    )
    .map(all => (Object.keys(all).length > 0 ? all : { dev: {} }));
}

/** An answer that a question allows. */
function answerTo({ schema }: PathQuestion): fc.Arbitrary<unknown> {
  const one = (type: typeof schema): fc.Arbitrary<unknown> => {
    switch (type.type) {
      case 'boolean':
        return fc.boolean();
      case 'array':
        if ('pattern' in type.items && type.items.pattern)
          return fc.constant([]);
        return fc.array(one(type.items), { maxLength: 3 });
      case 'string':
        if (type.enum) return fc.constantFrom(...type.enum);
        return type.pattern ? fc.constant(undefined) : hostileText;
      default:
        if (type.enum) return fc.constantFrom(...type.enum);
        return fc.integer({
          min: type.minimum ?? 0,
          max: type.maximum ?? 10_000,
        });
    }
  };
  return one(schema);
}

/** Answers about what a path may know, in all combinations. */
function partsOf() {
  const label = fc.stringMatching(/^[a-z][a-z0-9]{0,10}$/);
  const ingress = fc.oneof(
    fc.constant({ kind: 'none' as const }),
    fc.record(
      {
        kind: fc.constantFrom('public' as const, 'internal' as const),
        host: label,
        path: fc.constantFrom('/', '/v1', '/a/b/'),
        waf: fc.record({ rateLimit: fc.integer({ min: 100, max: 9999 }) }),
        allowedCidrs: fc.constantFrom([], ['203.0.113.0/24', '10.0.0.0/8']),
        priority: fc.integer({ min: 1, max: 50_000 }),
      },
      { requiredKeys: ['kind', 'host'] },
    ),
  );
  return {
    image: fc.constantFrom(
      'ghcr.io/acme/service:1.0.0',
      `111111111111.dkr.ecr.ap-northeast-2.amazonaws.com/x@sha256:${'a'.repeat(
        64,
      )}`,
    ),
    port: fc.integer({ min: 1, max: 65535 }),
    healthPath: fc.constantFrom('/health', '/a(b)$c', "/x'y"),
    ingress,
    database: fc.record(
      {
        engine: fc.constantFrom('postgres' as const, 'mysql' as const),
        storageGib: fc.integer({ min: 20, max: 400 }),
        multiAz: fc.boolean(),
        proxy: fc.boolean(),
        backupDays: fc.integer({ min: 1, max: 35 }),
      },
      { requiredKeys: [] },
    ),
    cache: fc.record(
      { replicas: fc.integer({ min: 0, max: 5 }) },
      { requiredKeys: [] },
    ),
    buckets: record(
      kebab(24),
      fc.record(
        {
          expireDays: fc.integer({ min: 1, max: 3650 }),
          versioning: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
    ),
    queues: record(
      kebab(24),
      fc.record(
        {
          fifo: fc.boolean(),
          visibilitySeconds: fc.integer({ min: 0, max: 43200 }),
        },
        { requiredKeys: [] },
      ),
    ),
    topics: record(
      kebab(24),
      fc.record({ fifo: fc.boolean() }, { requiredKeys: [] }),
    ),
    auth: fc.record(
      { cognito: fc.boolean(), opa: fc.boolean() },
      { requiredKeys: [] },
    ),
    secrets: record(
      variableNames,
      fc.record(
        {
          name: fc.stringMatching(/^[A-Za-z0-9/_+=.@-]{1,30}$/),
          key: fc.stringMatching(/^[A-Za-z0-9_.-]{1,10}$/),
        },
        { requiredKeys: ['name'] },
      ),
    ),
    variables: record(variableNames, hostileText),
    deployment: fc.record(
      {
        strategy: fc.constantFrom(
          'rolling' as const,
          'blue-green' as const,
          'canary' as const,
        ),
        canaryPercent: fc.integer({ min: 1, max: 50 }),
        bakeMinutes: fc.integer({ min: 0, max: 1440 }),
      },
      { requiredKeys: [] },
    ),
    objectives: fc.record(
      {
        availabilityPercent: fc.constantFrom(99, 99.9, 99.95),
        latency: fc.record({ seconds: fc.constantFrom(0.5, 2) }),
        windowDays: fc.constantFrom(7 as const, 28 as const, 30 as const),
      },
      { requiredKeys: [] },
    ),
    alertChannel: visibleLine,
    recovery: fc.constantFrom(
      'none' as const,
      'standard' as const,
      'critical' as const,
    ),
    lifecycle: fc.constantFrom('experimental' as const, 'deprecated' as const),
    budget: fc.integer({ min: 0, max: 5000 }),
  };
}

const MUST = ['image'] as const;

/** The intent of an input that schema, standards and golden path accept. */
export function acceptedIntent(
  input: ServiceIntentInput,
  standards: Standards,
  path: GoldenPath,
): ServiceIntent | undefined {
  const result = validateIntent(input);
  if (!result.ok) return undefined;
  const problems = [
    ...checkIntent(result.value, standards),
    ...checkWithPath(result.value, path.definition),
  ];
  return problems.length === 0 ? result.value : undefined;
}

const without = (names: object, taken: object) =>
  Object.fromEntries(
    Object.entries(names).filter(([name]) => !Object.hasOwn(taken, name)),
  );

/** Without answers that contradict each other. */
function agreeing(input: any): any {
  const { ingress, auth, database, deployment, secrets = {}, ...rest } = input;
  const isReached = ingress !== undefined && ingress.kind !== 'none';
  const { port = isReached ? 8080 : undefined } = input;
  const { waf, ...plain } = ingress ?? {};
  const environments = Object.entries<any>(input.environments).map(
    ([name, { database: override, variables, ...own }]) => [
      name,
      {
        ...own,
        ...(database && override && { database: override }),
        ...(variables && { variables: without(variables, secrets) }),
      },
    ],
  );
  const isPublic = ingress?.kind === 'public';
  return {
    ...rest,
    ...(port !== undefined && { port }),
    ...(ingress && { ingress: isPublic ? ingress : plain }),
    ...(auth && { auth: isReached ? auth : { ...auth, cognito: false } }),
    ...(database && { database }),
    ...(deployment && isReached && { deployment }),
    ...(input.variables && { variables: without(input.variables, secrets) }),
    secrets,
    environments: Object.fromEntries(environments),
  };
}

/** Without answers that standards refuse where data must not be lost. */
function protectedData(input: any, { protection }: Standards): any {
  const isProtected = Object.keys(input.environments).some(name =>
    protection?.environments.includes(name as EnvironmentName),
  );
  if (!isProtected) return input;
  const { database, cache } = input;
  const { multiAz: _refused, backupDays, ...rest } = database ?? {};
  return {
    ...input,
    ...(cache?.replicas === 0 && { cache: { ...cache, replicas: 1 } }),
    ...(database && {
      database: {
        ...rest,
        ...(backupDays >= protection!.backupDays && { backupDays }),
      },
    }),
  };
}

/** Without what a path does not know; what is left may still be refused. */
export function known(
  input: any,
  { definition }: GoldenPath,
): ServiceIntentInput {
  const kept = { ...input };
  const result = () => validateIntent(kept);
  for (let round = 0; round < 20; round += 1) {
    const validated = result();
    if (!validated.ok) break;
    const problems = checkWithPath(validated.value, definition).filter(
      each => each.code === 'golden-path.unsupported',
    );
    // A port may go only when nobody comes in through it.
    const problem =
      problems.find(({ path: [first] }) => first === 'ingress') ?? problems[0];
    if (!problem) break;
    const [first, name, part] = problem.path.map(String);
    if (first === 'environments') {
      const { [part]: _gone, ...rest } = kept.environments[name];
      kept.environments = { ...kept.environments, [name]: rest };
    } else if (name === undefined || name === 'kind') {
      delete kept[first];
      if (first === 'ingress') {
        delete kept.auth;
        delete kept.deployment;
      }
    } else if (first === 'database' && name === 'engine') {
      kept.database = { ...kept.database, engine: undefined };
      if (problem.message.includes('postgres')) delete kept.database;
    } else {
      const { [name]: _gone, ...rest } = kept[first];
      kept[first] = rest;
    }
  }
  return kept;
}

/**
 * Intents that a golden path of some standards accepts, with hostile text
 * wherever text may stand.
 */
export function intentsFor(
  standards: Standards,
  path: GoldenPath,
): fc.Arbitrary<ServiceIntentInput> {
  const { naming } = standards;
  const { definition } = path;
  return fc
    .record({
      version: fc.constant(1 as const),
      product: kebab(naming.product.maxLength),
      service: kebab(naming.service.maxLength),
      description: visibleLine,
      owner: fc.constantFrom('group:default/developers', 'platform'),
      costCenter: fc.constant('CC-2100'),
      goldenPath: fc.constant({
        name: definition.name,
        version: definition.version,
      }),
      environments: environmentsOf(standards),
      extra: fc.record(
        Object.fromEntries(
          definition.questions.map(each => [each.name, answerTo(each)]),
        ),
        { requiredKeys: [] },
      ),
      parts: fc.record(partsOf(), { requiredKeys: [...MUST] }),
    })
    .map(({ parts, extra, ...rest }) => {
      const answered = Object.entries(extra).filter(
        ([, answer]) => answer !== undefined,
      );
      const input = agreeing({
        ...rest,
        ...parts,
        extra: Object.fromEntries(answered),
      });
      return known(protectedData(input, standards), path);
    })
    .filter(input => acceptedIntent(input, standards, path) !== undefined);
}
